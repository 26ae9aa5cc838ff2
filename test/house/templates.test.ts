import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complaints } from '../../scripts/check/templates.ts';

const REPORT = `Analyzing 3 files...

./src/elements/room/room.ts
   13:27   error              Type '5' is not assignable to 'string'
   14:7    error              Type '"true" | Symbol(undefined)' is not assignable to '"true" | "false"'
   15:7    error              Type '"a" | Symbol(undefined)' is not assignable to 'string'
   16:7    error              Type 'string | Symbol(undefined)' is not assignable to '"true" | "false"'
   13:50   warning            Unknown attribute 'foo'.

./src/ui/icon.ts
   2:1     error              This tag isn't closed.

  ✖ 6 problems in 2 files (5 errors, 1 warning)
`;

test('complaints about `nothing` alone are left out, all others stand with their place', () => {
  assert.deepEqual(complaints(REPORT), [
    "src/elements/room/room.ts:13:27 Type '5' is not assignable to 'string'",
    'src/elements/room/room.ts:16:7 Type \'string | Symbol(undefined)\' is not assignable to \'"true" | "false"\'',
    "src/elements/room/room.ts:13:50 Unknown attribute 'foo'.",
    "src/ui/icon.ts:2:1 This tag isn't closed.",
  ]);
});
