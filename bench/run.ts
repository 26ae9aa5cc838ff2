/**
 * `npm run bench [kind …]`: what we cost beside our peers, measured in one run on one machine. Figures are printed, never
 * asserted: a busy machine makes them larger for all, so read the ratios.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What can be measured, in the order in which it runs; each module exports `run()`. */
const KINDS: Readonly<Record<string, () => Promise<{ run(): Promise<void> }>>> = {
  bytes: () => import('./bytes/bytes.ts'),
  join: () => import('./join/join.ts'),
  cards: () => import('./cards/cards.ts'),
  grid: () => import('./grid/grid.ts'),
  listener: () => import('./listener/listener.ts'),
  scale: () => import('./scale/scale.ts'),
  conversation: () => import('./conversation/conversation.ts'),
  lighthouse: () => import('./lighthouse/lighthouse.ts'),
};

const here = fileURLToPath(new URL('.', import.meta.url));
const asked = process.argv.slice(2);
const unknown = asked.filter((kind) => !(kind in KINDS));
if (unknown.length > 0) {
  console.error(`No such bench: ${unknown.join(', ')}. There is: ${Object.keys(KINDS).join(', ')}.`);
  process.exit(2);
}

if (!['react', 'lighthouse'].every((name) => existsSync(`${here}node_modules/${name}`))) {
  console.log('Installing the peers (once)…');
  execFileSync('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' });
}
const { findChromium } = await import('../scripts/chromium.ts');
process.env['CHROME_PATH'] ??= (await findChromium()).path;

for (const kind of asked.length > 0 ? asked : Object.keys(KINDS)) {
  console.log(`\n== ${kind} ==`);
  const { run } = await KINDS[kind]!();
  await run();
}
// Servers of a bench that failed half-way must not keep the command alive.
process.exit();
