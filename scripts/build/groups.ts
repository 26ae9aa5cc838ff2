import { relative } from 'node:path';

/** What the bundler tells of its module graph. */
interface Graph {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/** Names of chunks, and the files that each begins with: it gets them and all that they import statically. */
export type Groups = readonly (readonly [name: string, files: readonly string[]])[];

/**
 * Which chunk a module goes into, for `codeSplitting.groups`. A module that several groups reach belongs to the first;
 * one that none reaches goes where the bundler thinks best. So what is fetched together is one file, without a second
 * round trip for what that file imports.
 * @param root - Absolute path that the files are relative to.
 */
export function groupNames(groups: Groups, root: string): (id: string, graph: Graph) => string | null {
  let names: Map<string, string> | undefined;
  return (id, graph) => {
    names ??= assign(groups, root, graph);
    return names.get(id) ?? null;
  };
}

/** The same as `codeSplitting.groups`: in the order of ours, because each takes along what its files import. */
export function chunkGroups(
  groups: Groups,
  root: string,
): { name: (id: string, graph: Graph) => string | null; priority: number; debugName: string }[] {
  const nameOf = groupNames(groups, root);
  return groups.map(([own], index) => ({
    name: (id, graph) => (nameOf(id, graph) === own ? own : null),
    priority: groups.length - index,
    debugName: own,
  }));
}

function assign(groups: Groups, root: string, graph: Graph): Map<string, string> {
  const names = new Map<string, string>();
  for (const [name, files] of groups) {
    const open = files.map((file) => `${root}/${file}`);
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (names.has(id)) continue;
      const info = graph.getModuleInfo(id);
      if (!info) throw new Error(`${relative(root, id)} is not in the bundle: see vite.cdn.config.ts.`);
      names.set(id, name);
      open.push(...info.importedIds);
    }
  }
  return names;
}
