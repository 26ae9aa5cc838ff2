/**
 * How every test starts Chromium: headless, silent towards the outside, with a fake microphone that beeps and is
 * granted without a question. Tests of permissions or of a known tone add their own flags.
 */
export const CHROMIUM_FLAGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
];

/**
 * Playwright's launch options for the browser at `CHROME_PATH`; without it Playwright takes its own download.
 * @param extra - Flags besides {@link CHROMIUM_FLAGS}.
 */
export function chromium(extra: readonly string[] = []): { args: string[]; executablePath?: string } {
  const executablePath = process.env['CHROME_PATH'];
  return { args: [...CHROMIUM_FLAGS, ...extra], ...(executablePath ? { executablePath } : {}) };
}
