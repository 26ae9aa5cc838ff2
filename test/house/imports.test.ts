import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sources } from '../../scripts/check/files.ts';
import { wrongImports } from '../../scripts/check/imports.ts';

/** Each arrow, and whether the house has it. */
const CASES: readonly (readonly [from: string, code: string, allowed: boolean])[] = [
  ['src/models/room-model.ts', "import { a } from '../backend/backend.ts';", true],
  ['src/backend/backend.ts', "import { a } from '../models/room-model.ts';", false],
  ['src/media/livekit/session.ts', "import { Room } from 'livekit-client';", true],
  ['src/models/room-model.ts', "import type { Room } from 'livekit-client';", false],
  ['src/media/livekit-engine.ts', "const engine = await import('./livekit/session.ts');", true],
  ['src/media/livekit-engine.ts', "import { x } from './livekit/session.ts';", false],
  ['src/media/media-session.ts', "import { x } from '../backend/backend.ts';", false],
  ['src/config/config.ts', "import type { Backend } from '../backend/backend.ts';", true],
  ['src/config/config.ts', "import { Backend } from '../backend/backend.ts';", false],
  ['src/config/config.ts', "import type { X } from '../backend/http-backend.ts';", false],
  ['src/elements/room/room.ts', "import { x } from '../../ui/icon.ts';", true],
  ['src/ui/icon.ts', "import { x } from '../elements/room/room.ts';", false],
  ['src/ui/icon.ts', "import { x } from '../index.ts';", false],
  ['src/theme/tokens.ts', "import { x } from '../config/config.ts';", false],
  ['src/events/event.ts', "import { x } from '../contract/types.ts';", true],
  ['src/models/hub.ts', "import { x } from '../newfolder/thing.ts';", false],
  ['src/ui/icon.ts', "import { x } from '../../server/src/app.ts';", false],
  ['server/src/app.ts', "export { x } from '../../src/contract/types.ts';", false],
  ['src/ui/icon.ts', "// import { x } from '../elements/room/room.ts';", true],
];

for (const [path, text, allowed] of CASES) {
  test(`${path}: ${text} is ${allowed ? 'allowed' : 'refused'}`, () => {
    assert.equal(wrongImports([{ path, text }]).length, allowed ? 0 : 1);
  });
}

test('the imports of src and server are those of the house', () => {
  const files = sources('src', 'server/src');
  assert.ok(files.length > 50, 'the files were found');
  assert.deepEqual(wrongImports(files), []);
});
