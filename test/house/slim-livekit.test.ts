import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { hollow } from '../../scripts/build/slim-livekit.ts';

const code = readFileSync(fileURLToPath(import.meta.resolve('livekit-client')), 'utf8');

test('the hollow livekit-client still has its names, and is a good deal smaller', () => {
  const slim = hollow(code);
  assert.ok(slim.length < code.length - 100_000, `${code.length} → ${slim.length}`);
  for (const name of ['class Room ', 'class RpcServerManager ', 'class LocalAudioTrack ']) {
    assert.ok(slim.includes(name), name);
  }
});

test('a hollow method is there and does nothing; what is looked at is empty', () => {
  const [, body] = /class OutgoingDataTrackManager extends[^{]*\{([^]*?)\n\}/.exec(hollow(code)) ?? [];
  assert.match(body ?? '', /queryPublished\(\) \{ return \[\]; \}/);
  assert.match(body ?? '', /constructor\(\) \{ super\(\); \}/);
});

test('a livekit-client without one of the names ends the build', () => {
  assert.throws(
    () => hollow(code.replace('class RpcServerManager ', 'class RpcServer ')),
    /RpcServerManager/,
  );
});
