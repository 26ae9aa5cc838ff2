import assert from 'node:assert/strict';
import { test } from 'node:test';
import { undocumented } from '../../scripts/check/docs.ts';
import { sources } from '../../scripts/check/files.ts';

const CODE = `
/** Documented. */
export function a() {}
export function b() {}
// No docstring.
export const c = 1, d = 2;
/** Documented. */
@decorated()
export class E {}
export interface F {}
export default class {}
export { a as g } from './g.ts';
function h() {}
`;

test('the check itself can fail', () => {
  assert.deepEqual(undocumented({ path: 'a.ts', text: CODE }), [
    'a.ts: b',
    'a.ts: c, d',
    'a.ts: F',
    'a.ts: default',
  ]);
});

test('every exported symbol has a docstring', () => {
  const files = sources('src', 'server/src', 'scripts', 'stories/simulated').filter(
    ({ path }) => !/\/(api|generated[^/]*)\.ts$/.test(path),
  );
  assert.deepEqual(files.flatMap(undocumented), []);
});
