/** Runs the embedded database of a folder, says `ready URL`, and waits to be killed or told to stop. */
import { StartupError } from '../../src/config/startup-error.ts';
import { startEmbedded } from '../../src/database/embedded/start.ts';

const [folder = ''] = process.argv.slice(2);
try {
  const database = await startEmbedded(folder);
  process.once('SIGTERM', () => void database.stop());
  process.stdout.write(`${database.tookOver ? 'took over' : 'ready'} ${database.url}\n`);
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  process.stdout.write(`refused ${error.message}\n`);
  process.exitCode = 1;
}
