/** Runs the server until it is told to stop: `node src/main.ts`, with its settings in the environment. */
import { hints } from './config/hints.ts';
import { loadConfig } from './config/load-config.ts';
import { StartupError } from './config/startup-error.ts';
import { createLog, type Log } from './log/log.ts';
import { startServer, type RunningServer } from './server.ts';

/** Longer than a stop takes when all goes well; then the process ends nevertheless. */
const STOP_MS = 40_000;

try {
  await main();
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  // Several lines for a person, before there is anything to log.
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const log = createLog(config.logLevel);
  for (const hint of hints(config, process.env)) log.warn('setting', { ...hint });
  const running: { server?: RunningServer } = {};
  const end = endOnce(log, running);
  process.on('uncaughtException', (error) => end(1, 'uncaught', error));
  process.on('unhandledRejection', (error) => end(1, 'unhandled', error));
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      log.info('stopping', { signal });
      end(0);
    });
  }
  const server = await startServer(config, log);
  running.server = server;
  void server.lost.then(() => end(1, 'database_lost'));
  log.info('listening', { host: config.host, port: server.port });
}

/** Makes the function that ends the process: cleanly the first time it is called, at once the second. */
function endOnce(log: Log, running: { readonly server?: RunningServer }) {
  let ending = false;
  return (code: number, event?: string, error?: unknown): void => {
    if (event) log.error(event, error === undefined ? {} : { error });
    if (ending || !running.server) process.exit(ending ? 1 : code);
    ending = true;
    setTimeout(() => {
      log.error('stop_took_too_long');
      process.exit(1);
    }, STOP_MS).unref();
    running.server.stop().then(
      () => {
        log.info('stopped');
        process.exit(code);
      },
      (failure: unknown) => {
        log.error('stop_failed', { error: failure });
        process.exit(1);
      },
    );
  };
}
