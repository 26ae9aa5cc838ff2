import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Manifest } from '../../scripts/build/manifest.ts';
import { announcesMajor, brokenPromises, removed, surface } from '../../scripts/check/api-report.ts';
import type { PackageJson } from '../../scripts/check/package.ts';
import { root } from '../../scripts/paths.ts';

const manifest = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8')) as Manifest;
const packageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as PackageJson;

/** Something with a name, in a list of the manifest. */
interface Named {
  readonly name: string;
  type?: { text: string };
}
type Lists = Record<'attributes' | 'members' | 'events' | 'slots' | 'cssParts' | 'cssStates', Named[]>;

/** Ways to break those who use the card of a club, and the line that tells of it. */
const BREAKS: readonly (readonly [list: keyof Lists, name: string, line: string])[] = [
  ['attributes', 'variant', 'attribute variant'],
  ['members', 'club', 'field club'],
  ['events', 'hallway-club-followed', 'event hallway-club-followed: ClubFollowedEvent'],
  ['slots', '', 'slot (default)'],
  ['cssParts', 'title', 'part title'],
  ['cssStates', 'live', 'state live'],
];

/** The surface as a release would write it down. */
const now = surface(manifest, packageJson);

/** The surface after something was done to the card of a club. */
function after(change: (card: Lists) => void): string[] {
  const changed = structuredClone(manifest);
  const card = changed.modules
    .flatMap(({ declarations = [] }) => declarations)
    .find(({ tagName }) => tagName === 'hallway-club-card');
  change(card as unknown as Lists);
  return surface(changed, packageJson);
}

for (const [list, name, line] of BREAKS) {
  test(`to take away ${line} is seen`, () => {
    const less = after((card) => {
      card[list] = card[list].filter((each) => each.name !== name);
    });
    assert.ok(removed(now.join('\n'), less).includes(`<hallway-club-card> ${line}`));
  });
}

test('to take away a word of an attribute is seen, one more is no harm', () => {
  const words = (text: string) =>
    after((card) =>
      Object.assign(
        card.attributes.find(({ name }) => name === 'variant')!,
        { type: { text } },
      ),
    );
  assert.deepEqual(removed(now.join('\n'), words('card|slim')), [
    '<hallway-club-card> attribute variant=banner',
  ]);
  assert.deepEqual(removed(now.join('\n'), words('card|banner|slim')), []);
});

test('to take away a tag, an event’s class or an entry is seen', () => {
  const { modules } = manifest;
  const without = (word: string) => ({ modules: modules.filter(({ path }) => !path.includes(word)) });
  const gone = removed(now.join('\n'), surface(without('club-'), { ...packageJson, exports: {} }));
  for (const line of [
    '<hallway-club-card> is HallwayClubCard',
    'class ClubFollowedEvent',
    'import hallway-elements/room',
  ])
    assert.ok(gone.includes(line), line);
});

test('a major changeset allows it, and no other one does', () => {
  const changeset = (bump: string) => `---\n'hallway-elements': ${bump}\n---\n\n'hallway-elements': major`;
  assert.equal(announcesMajor([changeset('minor'), changeset('major')]), true);
  assert.equal(announcesMajor([changeset('minor'), `---\n'hallway-server': major\n---\n`]), false);
});

test('nothing is taken away from those who use the last release (else: a changeset with a major bump)', () => {
  assert.deepEqual(brokenPromises(root), []);
});
