import { expect, test } from './support/fixtures.ts';
import { viteModules, webpackModules, within } from './support/modules.ts';

const BUNDLERS = [
  ['vite', viteModules],
  ['webpack', webpackModules],
] as const;

for (const [bundler, modulesOf] of BUNDLERS) {
  test(`one card brings neither LiveKit nor another element, not even to fetch later (${bundler})`, async ({
    kit,
  }) => {
    const consumer = await kit.empty(`${bundler}-card`);
    const code = `import { configure } from 'hallway-elements';
      import 'hallway-elements/club-card/define';
      configure({ api: 'https://api.example.org' });`;
    const { packages, elements } = within(await modulesOf(consumer, code));
    expect(elements).toEqual(['club-card']);
    expect(packages).toEqual(['nanostores']);
  });

  test(`a class brings no registration (${bundler})`, async ({ kit }) => {
    const consumer = await kit.empty(`${bundler}-class`);
    const code = `import { HallwayClubCard } from 'hallway-elements/club-card';
      customElements.define('my-club', class extends HallwayClubCard {});`;
    const modules = await modulesOf(consumer, code);
    expect(within(modules).elements).toEqual(['club-card']);
    expect(modules.filter((path) => path.endsWith('.define.js'))).toEqual([]);
  });

  test(`a registration is not shaken off, and a room has its engine to fetch (${bundler})`, async ({
    kit,
  }) => {
    const consumer = await kit.empty(`${bundler}-room`);
    const modules = await modulesOf(consumer, `import 'hallway-elements/room/define';`);
    expect(modules.some((path) => path.endsWith('room.define.js'))).toBe(true);
    expect(within(modules).packages).toContain('livekit-client');
  });
}
