/**
 * What `custom-elements.json` is made of: the public surface of every element, for editors, docs and reviews. It is
 * committed; `node scripts/build.ts analyze` writes it, and a test fails where it no longer says what the sources say.
 */
export default {
  globs: ['src/elements/*/*.ts', 'src/events/*.ts', 'src/ui/element.ts'],
  exclude: ['src/**/*.styles.ts'],
  outdir: '.',
  packagejson: false,
  litelement: true,
  plugins: [registrations(), publicOnly(), published()],
};

/** Ties a `define('hallway-x', HallwayX)` in `x.define.ts` to the class in `x.ts`, which the analyzer cannot see. */
function registrations() {
  return {
    name: 'hallway:registrations',
    analyzePhase({ ts, node, moduleDoc }) {
      if (!ts.isCallExpression(node) || node.expression.getText() !== 'define') return;
      const [tag, element] = node.arguments;
      moduleDoc.exports ??= [];
      moduleDoc.exports.push({
        kind: 'custom-element-definition',
        name: tag.text,
        declaration: { name: element.getText(), module: moduleDoc.path.replace('.define.ts', '.ts') },
      });
    },
  };
}

/** Leaves out what nobody outside uses: private and static members, tags of our own, modules without anything public. */
function publicOnly() {
  const isPublic = ({ privacy, name, static: ofClass }) => !privacy && !ofClass && !name.startsWith('#');
  const isListed = ({ customElement, name, kind }) =>
    customElement || (kind === 'class' && /(?:Request|Event)$/.test(name));
  return {
    name: 'hallway:public-only',
    packageLinkPhase({ customElementsManifest: manifest }) {
      for (const module of manifest.modules) {
        module.declarations = (module.declarations ?? []).filter(isListed);
        const kept = new Set(module.declarations.map(({ name }) => name));
        module.exports = (module.exports ?? []).filter(({ kind, name }) =>
          kind === 'custom-element-definition' ? !name.startsWith('hallway-x-') : kept.has(name),
        );
        for (const declaration of module.declarations) {
          declaration.members = declaration.members?.filter(isPublic);
          // Found in the code besides the JSDoc that names it.
          declaration.events = declaration.events?.filter(({ name }) => name);
        }
      }
      manifest.modules = manifest.modules.filter(({ exports }) => exports.length > 0);
    },
  };
}

/** Names the files that npm gets, in an order that does not depend on the disk. */
function published() {
  const path = (source) => source?.replace(/^\/?src\/(.*)\.ts$/, 'dist/$1.js');
  return {
    name: 'hallway:published',
    packageLinkPhase({ customElementsManifest: manifest }) {
      const visit = (value) => {
        if (typeof value !== 'object' || value === null) return;
        for (const key of ['path', 'module'])
          if (typeof value[key] === 'string') value[key] = path(value[key]);
        Object.values(value).forEach(visit);
      };
      visit(manifest.modules);
      manifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));
    },
  };
}
