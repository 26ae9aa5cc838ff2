/**
 * Runs every test and says in its last line how many passed and failed.
 *
 *     npm test                          all kinds
 *     npm test -- unit e2e              these kinds
 *     npm test -- server -- FILE        one kind; what follows the second `--` goes to its runner
 */
import { endLeftovers } from './leftovers.ts';
import { onStop, stopAll } from './process.ts';
import { inWords, sum, type Totals } from './report/totals.ts';
import { type Kind, kinds } from './test/kinds.ts';
import { Needs } from './test/needs.ts';

interface Result {
  name: string;
  totals: Totals;
  seconds: number;
}

const ONE_FAILURE: Totals = { passed: 0, failed: 1, skipped: 0 };

onStop(stopAll);
const { chosen, extra } = readArguments(process.argv.slice(2));
await endLeftovers();
const env = { ...process.env };
const needs = new Needs(env);
const results: Result[] = [];
for (const kind of chosen) results.push(await runKind(kind));
report(results);

/** Which kinds, and what for their runner. Ends with the usage when it makes no sense. */
function readArguments(args: readonly string[]): { chosen: Kind[]; extra: string[] } {
  const split = args.indexOf('--');
  const names = split === -1 ? args : args.slice(0, split);
  const further = split === -1 ? [] : args.slice(split + 1);
  const unknown = names.some((name) => !kinds.some((kind) => kind.name === name));
  if (unknown || (further.length > 0 && names.length !== 1)) {
    console.error('Usage: npm test [-- KIND… [-- ARGUMENTS for the runner of one kind]]\n\nKinds:');
    for (const { name, about } of kinds) console.error(`  ${name.padEnd(8)} ${about}`);
    process.exit(2);
  }
  return {
    chosen: names.length > 0 ? kinds.filter(({ name }) => names.includes(name)) : [...kinds],
    extra: further,
  };
}

async function runKind(kind: Kind): Promise<Result> {
  console.log(`\n━━ ${kind.name}: ${kind.about}`);
  const started = Date.now();
  let totals = (await needs.meet(kind.needs)) ? await kind.run({ env, extra }) : ONE_FAILURE;
  // All may be skipped, where a machine has not what they are about; each then says why.
  if (totals.passed + totals.failed + totals.skipped === 0) {
    console.log('No test ran.');
    totals = ONE_FAILURE;
  }
  return { name: kind.name, totals, seconds: (Date.now() - started) / 1000 };
}

function report(all: readonly Result[]): void {
  console.log('\n━━ summary');
  for (const { name, totals, seconds } of all) {
    const mark = totals.failed > 0 ? '✖' : '✔';
    console.log(`${mark} ${name.padEnd(8)} ${seconds.toFixed(0).padStart(4)} s  ${inWords(totals)}`);
  }
  const total = sum(all.map(({ totals }) => totals));
  console.log(inWords(total));
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
}
