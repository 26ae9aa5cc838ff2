import { expectTone } from '../e2e/support/ears.ts';
import { Visitor } from '../e2e/support/visitor.ts';
import { replaced } from './support/consumer.ts';
import { CLUB, expect, type Kit, ROOM, test } from './support/fixtures.ts';
import { Guest } from './support/guest.ts';
import { snippet } from './support/readme.ts';
import { npm } from './support/tools.ts';

const SITE = 'You have a site: paste one tag';
const CAMPAIGN = 'You have a campaign: add a club’s card';
const DEVELOPER = 'You build the site: import one element';
const SPEAKER_HZ = 1_000;

/** What the README's reader has: the packed package, the README in it, and the two addresses. */
test.describe('five minutes with the README', () => {
  test('a site owner pastes one tag, and visitors hear who speaks', async ({ kit, browser, page }) => {
    const url = await pageOf(kit, 'site', snippet(kit.package, SITE, 'html'));
    const speaker = await Visitor.open(kit.stack, browser, {
      room: ROOM,
      userToken: kit.host,
      tone: SPEAKER_HZ,
    });
    await speaker.listen();
    await speaker.speak();

    const guest = await Guest.at(page, url);
    await page.getByRole('button', { name: 'Listen' }).click();
    await expectTone(page, SPEAKER_HZ);
    await guest.expectQuiet();
    await speaker.close();
  });

  test('a marketer adds a card in the campaign’s colours, and a visitor follows in one click', async ({
    kit,
    page,
  }) => {
    const [script = ''] = /<script.*?<\/script>/s.exec(snippet(kit.package, SITE, 'html')) ?? [];
    const card = snippet(kit.package, CAMPAIGN, 'html');
    const css = snippet(kit.package, CAMPAIGN, 'css');
    const url = await pageOf(kit, 'campaign', `${script}<style>${css}</style>${card}`);
    const guest = await Guest.at(page, url);
    const button = page.getByRole('button', { name: 'Follow', exact: true });
    await expect(button).toHaveCSS('background-color', rgb(css, 'accent'));
    await guest.follow();
    expect(guest.requests.filter((address) => /livekit/i.test(address))).toEqual([]);
    await guest.expectQuiet();
  });

  test('a developer installs the package, imports one element and themes it', async ({ kit, page }) => {
    const project = kit.developer;
    const [install, css] = [snippet(kit.package, DEVELOPER, 'sh'), snippet(kit.package, DEVELOPER, 'css')];
    const [, ...words] = install
      .trim()
      .replace(/ hallway-elements$/, ` ${kit.tarball}`)
      .split(' ');
    await npm(words, project.folder);
    const body = snippet(kit.package, DEVELOPER, 'html');
    const head =
      '<link rel="stylesheet" href="./style.css" /><script type="module" src="./main.js"></script>';
    await project.write({
      'index.html': document(`${head}${body}`),
      'main.js': replaced(snippet(kit.package, DEVELOPER, 'js'), kit.addresses),
      'style.css': css,
    });
    // Any bundler will do; this one builds what is there without a word of configuration.
    await project.tool('vite', 'build', '--base', './', '--logLevel', 'warn');

    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    const guest = await Guest.at(page, `${project.url}/dist/index.html`);
    const button = page.getByRole('button', { name: 'Follow', exact: true });
    await expect(button).toHaveCSS('background-color', rgb(css, 'accent'));
    await expect(page.locator('hallway-club-card').getByRole('heading')).toHaveCSS('font-style', 'italic');
    await guest.follow();
    await expect.poll(() => said).toContain(`New follower of ${CLUB}`);
    await guest.expectQuiet();
  });
});

/** Serves a page with this in it, as the README has it but for the addresses. */
async function pageOf(kit: Kit, name: string, code: string): Promise<string> {
  const project = await kit.empty(name);
  await project.write({ 'index.html': document(replaced(code, kit.addresses)) });
  return `${project.url}/index.html`;
}

function document(code: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8" /><title>A page</title>${code}</html>`;
}

/** The colour that a token is given in CSS, as a browser says it. */
function rgb(css: string, token: string): string {
  const [, hex = ''] = new RegExp(`--hallway-color-${token}: #([0-9a-f]{6})`).exec(css) ?? [];
  return `rgb(${[0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;
}
