import { assert } from '@open-wc/testing';
import { deploymentIceServers } from '../../../src/media/livekit/ice-servers.ts';

/** Addresses that a server hands out, and those that a page may use. */
const CASES: readonly [name: string, url: string, given: readonly string[], kept: readonly string[]][] = [
  [
    'drops the public servers of LiveKit’s defaults',
    'wss://rtc.example.org',
    ['stun:global.stun.twilio.com:3478', 'stun:stun.l.google.com:19302'],
    [],
  ],
  [
    'keeps every TURN server',
    'wss://rtc.example.org',
    ['turn:turn.elsewhere.net:3478?transport=udp', 'turns:relay.example.org:443?transport=tcp'],
    ['turn:turn.elsewhere.net:3478?transport=udp', 'turns:relay.example.org:443?transport=tcp'],
  ],
  [
    'keeps STUN at the media server’s own domain',
    'wss://rtc.example.org/sfu',
    ['stun:stun.example.org', 'stun:example.org:3478', 'stun:rtc.example.org', 'stun:example.org.evil.net'],
    ['stun:stun.example.org', 'stun:example.org:3478', 'stun:rtc.example.org'],
  ],
  [
    'takes two labels for a domain',
    'wss://example.org',
    ['stun:stun.example.org', 'stun:other.org'],
    ['stun:stun.example.org'],
  ],
  [
    'compares addresses as a whole',
    'ws://127.0.0.1:7880',
    ['stun:127.0.0.1:7882', 'stun:1.0.0.1:3478'],
    ['stun:127.0.0.1:7882'],
  ],
  ['knows IPv6', 'ws://[::1]:7880', ['stun:[::1]:3478', 'stun:[2001:db8::1]:3478'], ['stun:[::1]:3478']],
];

describe('ICE servers', () => {
  for (const [name, url, given, kept] of CASES) {
    it(name, () => {
      const one = deploymentIceServers([{ urls: [...given] }], url);
      assert.deepEqual(
        one.flatMap((server) => server.urls),
        kept,
      );
      const each = deploymentIceServers(
        given.map((urls) => ({ urls })),
        url,
      );
      assert.deepEqual(
        each.flatMap((server) => server.urls),
        kept,
      );
    });
  }

  it('keeps credentials with their servers', () => {
    const turn = { urls: ['turn:t.example.org'], username: 'u', credential: 'c' };
    assert.deepEqual(deploymentIceServers([turn, { urls: 'stun:stun.l.google.com' }], 'wss://example.org'), [
      turn,
    ]);
  });
});
