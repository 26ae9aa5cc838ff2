import { parseAst, type Plugin } from 'vite';

/** A node of the syntax tree, as far as it is looked at here. */
interface Node {
  type: string;
  start: number;
  end: number;
  id?: { name: string } | null;
  superClass?: Node | null;
  body: Node & { body: Node[] };
  key: { name?: string };
  kind?: string;
  value: Node;
  expression: Node;
  callee: { name?: string };
}

/**
 * Classes of livekit-client that a room of voices makes but never asks anything of. They keep their names and methods,
 * which then do nothing, so that whoever calls them goes on as if nothing had come.
 */
const HOLLOW_CLASSES: readonly string[] = [
  // Data tracks, files, remote procedure calls, and sending: Hallway's own go through its API, and listeners may not send.
  // Text that comes in stays: captions.
  'IncomingDataTrackManager',
  'OutgoingDataTrackManager',
  'OutgoingDataStreamManager',
  'ByteStreamReader',
  'RpcClientManager',
  'RpcServerManager',
  // End-to-end encryption and frame metadata want workers and options that we never give.
  'E2EEManager',
  'FrameMetadataManager',
  // Nobody publishes video.
  'LocalVideoTrack',
];

/** Functions that are for the same, and what they return instead. */
const HOLLOW_FUNCTIONS: Readonly<Record<string, string>> = {
  computeVideoEncodings: 'return [];',
  computeTrackBackupEncodings: 'return undefined;',
  videoLayersFromEncodings: 'return [];',
  inflateRawByteChunkStream: 'return raw;',
  // Messages travel in binary; the JSON form is for servers of long ago.
  makeJsonFormat: 'return {};',
};

/** What hollow methods return that somebody looks at. */
const RETURNS: Readonly<Record<string, string>> = { queryPublished: 'return [];' };

/**
 * webrtc-adapter evens out browsers of before 2020. Ours have `:state()` and `light-dark()`, so they are of 2024 at least.
 */
const DROPPED_CALLS: readonly string[] = ['adapterFactory'];

/**
 * Vite plugin that leaves out of livekit-client what a room of voices never uses: a fifth of what a visitor loads to
 * listen. For the one-tag bundle only; npm gets livekit-client itself.
 */
export function slimLivekit(): Plugin {
  let met = false;
  return {
    name: 'hallway:slim-livekit',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/livekit-client/dist/livekit-client.esm.mjs')) return undefined;
      met = true;
      return { code: hollow(code), map: null };
    },
    buildEnd(error) {
      if (!met && !error)
        this.error('livekit-client is not in the bundle: see scripts/build/slim-livekit.ts.');
    },
  };
}

/**
 * Empties the classes and functions of the lists above.
 * @throws {Error} Where one of them is not there exactly once: livekit-client has changed.
 */
export function hollow(code: string): string {
  const open = new Set([...HOLLOW_CLASSES, ...Object.keys(HOLLOW_FUNCTIONS), ...DROPPED_CALLS]);
  const edits: { start: number; end: number; text: string }[] = [];
  for (const node of parseAst(code).body as unknown as Node[]) {
    const name = nameOf(node);
    const edit = name === undefined ? [] : editsOf(node, name);
    if (edit.length === 0) continue;
    if (name === undefined || !open.delete(name)) throw new Error(`livekit-client has two of ${name}.`);
    edits.push(...edit);
  }
  const [missing] = open;
  if (missing) throw new Error(`livekit-client has no ${missing}: revise scripts/build/slim-livekit.ts.`);
  return edits
    .toReversed()
    .reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), code);
}

function nameOf(node: Node): string | undefined {
  if (node.type === 'ExpressionStatement') {
    return node.expression.type === 'CallExpression' ? node.expression.callee.name : undefined;
  }
  return node.id?.name;
}

/** What to put where, in the order of the code. */
function editsOf(node: Node, name: string): { start: number; end: number; text: string }[] {
  if (node.type === 'ExpressionStatement') {
    return DROPPED_CALLS.includes(name) ? [{ start: node.start, end: node.end, text: '' }] : [];
  }
  const instead = HOLLOW_FUNCTIONS[name];
  if (node.type === 'FunctionDeclaration' && instead !== undefined) {
    return [{ start: node.body.start, end: node.body.end, text: `{ ${instead} }` }];
  }
  if (node.type !== 'ClassDeclaration' || !HOLLOW_CLASSES.includes(name)) return [];
  return node.body.body.map((member) => ({
    start: member.start,
    end: member.end,
    text: emptied(member, node),
  }));
}

/** A member of a hollow class: a method keeps its name; fields go, since nothing is left that reads them. */
function emptied(member: Node, { superClass }: Node): string {
  if (member.type !== 'MethodDefinition' || !member.key.name) return '';
  if (member.kind === 'constructor') return superClass ? 'constructor() { super(); }' : '';
  const prefix = `${(member as { static?: boolean }).static ? 'static ' : ''}${member.kind === 'method' ? '' : `${member.kind} `}`;
  const parameter = member.kind === 'set' ? 'value' : '';
  return `${prefix}${member.key.name}(${parameter}) { ${RETURNS[member.key.name] ?? ''} }`;
}
