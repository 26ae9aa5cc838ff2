import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createLog, type LogFields } from '../src/log/log.ts';

function written(write: (log: ReturnType<typeof createLog>) => void, level: 'debug' | 'info' = 'debug') {
  const lines: string[] = [];
  write(createLog(level, { write: (line) => void lines.push(line) }));
  return lines;
}

test('writes one JSON line with a level, a time and the event', () => {
  const [line = ''] = written((log) => log.info('listening', { port: 4401, host: '127.0.0.1' }));
  const { time, pid, ...rest } = JSON.parse(line) as Record<string, unknown>;
  assert.deepEqual(rest, { level: 'info', event: 'listening', host: '127.0.0.1', port: 4401 });
  assert.equal(pid, process.pid);
  assert.match(String(time), /^\d{4}-\d\d-\d\dT/);
});

test('writes only fields that are listed', () => {
  const fields = { status: 200, token: 'eyJhbGciOi', name: 'Ona', ip: '10.1.2.3', path: '/v1/x?token=y' };
  const [line = ''] = written((log) => log.info('request', fields));
  for (const value of ['eyJhbGciOi', 'Ona', '10.1.2.3', '/v1/x']) assert.ok(!line.includes(value), value);
  assert.ok(line.includes('"status":200'));
});

test('writes no object where a text belongs', () => {
  const fields = { code: { token: 'eyJhbGciOi' }, text: ['eyJhbGciOi'] } as unknown as LogFields;
  const [line = ''] = written((log) => log.info('request', fields));
  assert.ok(!line.includes('eyJ'));
});

test('writes class, code and stack of an error and its causes, and no message', () => {
  const cause = Object.assign(new TypeError('token eyJhbGciOi\n    at eyJhbGciOi'), { code: 'ECONNREFUSED' });
  const error = new Error('Ona could not join with eyJhbGciOi', { cause });
  const [line = ''] = written((log) => log.error('failed', { error }));
  const { error: seen } = JSON.parse(line) as { error: { name: string; stack: string[]; cause: object } };
  assert.equal(seen.name, 'Error');
  assert.ok(seen.stack[0]?.startsWith('at '));
  assert.deepEqual(Object.keys(seen.cause), ['name', 'code', 'stack']);
  assert.ok(!line.includes('eyJ') && !line.includes('Ona'));
});

test('cuts long texts', () => {
  const [line = ''] = written((log) => log.info('x', { text: 'a'.repeat(10_000) }));
  assert.ok(line.length < 1000);
});

test('writes nothing below its level', () => {
  assert.deepEqual(
    written((log) => log.debug('x', {}), 'info'),
    [],
  );
});
