import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { toLink, toLinks } from '../src/contract/links.ts';

describe('links of people and clubs', () => {
  const table: readonly (readonly [string, string, string])[] = [
    ['https://twitter.com/ona/?s=20', 'x', 'https://x.com/ona'],
    ['http://www.x.com/ona', 'x', 'https://x.com/ona'],
    ['https://x.com/home', 'website', 'https://x.com/home'],
    ['https://x.com/ona/status/1', 'website', 'https://x.com/ona/status/1'],
    ['https://www.instagram.com/ona.b?igsh=1', 'instagram', 'https://www.instagram.com/ona.b'],
    ['https://lt.linkedin.com/in/ona-b/', 'linkedin', 'https://www.linkedin.com/in/ona-b'],
    ['https://m.youtube.com/@ona', 'youtube', 'https://www.youtube.com/@ona'],
    ['https://www.youtube.com/watch?v=1', 'website', 'https://www.youtube.com/watch?v=1'],
    ['https://m.facebook.com/ona', 'facebook', 'https://www.facebook.com/ona'],
    ['https://www.facebook.com/profile.php?id=1', 'website', 'https://www.facebook.com/profile.php?id=1'],
    ['https://github.com/ona', 'github', 'https://github.com/ona'],
    ['https://mastodon.social/@ona', 'mastodon', 'https://mastodon.social/@ona'],
    ['https://fosstodon.org/@ona@mas.to', 'mastodon', 'https://fosstodon.org/@ona@mas.to'],
    ['https://ona.example/@ona', 'website', 'https://ona.example/@ona'],
    ['http://ona.example', 'website', 'http://ona.example/'],
    ['https://žalia.lt/apie', 'website', 'https://xn--alia-kbb.lt/apie'],
    ['mailto:Ona@Example.LT', 'email', 'mailto:Ona@example.lt'],
  ];
  for (const [address, kind, url] of table) {
    it(`keeps ${address} as ${kind}`, () => assert.deepEqual(toLink(address), { kind, url }));
  }

  it('tells by the exact host only', () => {
    for (const address of [
      'https://x.com.evil.example/ona',
      'https://evil.example/x.com/ona',
      'https://notx.com/ona',
      'https://x.com:8443/ona',
      'https://github.com.evil.example/ona',
    ]) {
      assert.equal(toLink(address)?.kind, 'website', address);
    }
  });

  it('takes nothing that runs, hides or does more than it shows', () => {
    for (const address of [
      'javascript:alert(1)',
      'JAVASCRIPT:alert(1)',
      'java\tscript:alert(1)',
      ' javascript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'vbscript:x',
      'file:///etc/passwd',
      'ftp://ona.example',
      'https://x.com@evil.example/ona',
      'https://ona:secret@ona.example',
      '//ona.example',
      'ona.example',
      'https://',
      'https://ona.example/\u202egpj',
      'mailto:',
      'mailto:ona@example.lt?bcc=all@example.lt',
      'mailto:ona@example.lt,all@example.lt',
      'mailto:ona%0a@example.lt',
      '',
    ]) {
      assert.equal(toLink(address), undefined, JSON.stringify(address));
    }
  });

  it('keeps each once, in the order given', () => {
    const links = toLinks(['https://ona.example/', 'https://twitter.com/ona', 'https://x.com/ona/']);
    assert.deepEqual(
      links.map(({ url }) => url),
      ['https://ona.example/', 'https://x.com/ona'],
    );
  });
});
