import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CONTRACT, contractTypes } from '../../scripts/build/contract.ts';
import { root } from '../../scripts/paths.ts';
import { routeOf } from '../../src/backend/http-routes.ts';
import { ERROR_CODES } from '../../src/contract/error-codes.ts';
import type { RoomAction } from '../../src/contract/types.ts';

interface Api {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: { readonly schemas: { readonly ErrorCode: { readonly enum: readonly string[] } } };
}

const api = JSON.parse(readFileSync(join(root, 'server/openapi.json'), 'utf8')) as Api;

test('the page’s types of the API are those of the server: node scripts/build/contract.ts', async () => {
  assert.equal(readFileSync(join(root, CONTRACT), 'utf8'), await contractTypes());
});

test('the page knows every error code of the API', () => {
  const known: readonly string[] = ERROR_CODES;
  assert.deepEqual(
    api.components.schemas.ErrorCode.enum.filter((code) => !known.includes(code)),
    [],
  );
});

/** One of each; a type that is missing here does not compile. */
const ACTIONS: { readonly [Type in RoomAction['type']]: Extract<RoomAction, { type: Type }> } = {
  'hand-raise': { type: 'hand-raise' },
  'hand-lower': { type: 'hand-lower' },
  'stage-accept': { type: 'stage-accept' },
  'stage-decline': { type: 'stage-decline' },
  'stage-leave': { type: 'stage-leave' },
  'hands-lower-all': { type: 'hands-lower-all' },
  'hand-decline': { type: 'hand-decline', person: '{person}' },
  'hand-policy': { type: 'hand-policy', policy: 'off' },
  'reaction-policy': { type: 'reaction-policy', policy: 'off' },
  'stage-invite': { type: 'stage-invite', person: '{person}' },
  'stage-uninvite': { type: 'stage-uninvite', person: '{person}' },
  'person-to-audience': { type: 'person-to-audience', person: '{person}' },
  'person-mute': { type: 'person-mute', person: '{person}' },
  'person-remove': { type: 'person-remove', person: '{person}' },
  'person-ban': { type: 'person-ban', person: '{person}' },
  'ban-lift': { type: 'ban-lift', person: '{person}' },
  'person-report': { type: 'person-report', person: '{person}', reason: 'spam' },
  'report-close': { type: 'report-close', report: '{report}' },
  'person-role': { type: 'person-role', person: '{person}', role: 'speaker' },
  'hand-order': { type: 'hand-order', order: 'raised' },
  'room-lock': { type: 'room-lock', locked: true },
  'mute-all': { type: 'mute-all' },
  'room-start': { type: 'room-start' },
  'room-end': { type: 'room-end' },
  'recording-start': { type: 'recording-start' },
  'recording-stop': { type: 'recording-stop' },
};

for (const action of Object.values(ACTIONS)) {
  test(`the API has a route for ${action.type}`, () => {
    const { method, path } = routeOf(action);
    const route = api.paths[`/v1/rooms/{room}/${decodeURIComponent(path)}`];
    assert.ok(route?.[method.toLowerCase()], `${method} ${path}`);
  });
}
