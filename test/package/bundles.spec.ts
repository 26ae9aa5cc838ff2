import { expect, test } from './support/fixtures.ts';
import { viteModules, webpackModules, within } from './support/modules.ts';

const BUNDLERS = [
  ['vite', viteModules],
  ['webpack', webpackModules],
] as const;

for (const [bundler, modulesOf] of BUNDLERS) {
  test(`one card brings no other element, and LiveKit not even to fetch later (${bundler})`, async ({
    kit,
  }) => {
    const consumer = await kit.empty(`${bundler}-card`);
    const code = `import { configure } from 'hallway-elements';
      import 'hallway-elements/club-card/define';
      configure({ api: 'https://api.example.org' });`;
    const { first, all } = await modulesOf(consumer, code);
    expect(within(first)).toEqual({ elements: ['club-card'], packages: ['nanostores'] });
    // What a press may fetch: the field for an invitation's code, which is an element of its own.
    expect(within(all).elements).toEqual(['club-card', 'invite']);
    expect(within(all).packages).not.toContain('livekit-client');
  });

  test(`a class brings no registration (${bundler})`, async ({ kit }) => {
    const consumer = await kit.empty(`${bundler}-class`);
    const code = `import { HallwayClubCard } from 'hallway-elements/club-card';
      customElements.define('my-club', class extends HallwayClubCard {});`;
    const { first } = await modulesOf(consumer, code);
    expect(within(first).elements).toEqual(['club-card']);
    expect(first.filter((path) => path.endsWith('.define.js'))).toEqual([]);
  });

  test(`a registration is not shaken off, and a room has its engine to fetch (${bundler})`, async ({
    kit,
  }) => {
    const consumer = await kit.empty(`${bundler}-room`);
    const { first, all } = await modulesOf(consumer, `import 'hallway-elements/room/define';`);
    expect(first.some((path) => path.endsWith('room.define.js'))).toBe(true);
    expect(within(first).packages).toEqual(['nanostores']);
    expect(within(all).packages).toContain('livekit-client');
  });
}
