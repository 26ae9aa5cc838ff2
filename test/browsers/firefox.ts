import { type Browser, launch } from 'puppeteer-core';
import type { Firefox } from '../../scripts/other-browsers.ts';

/** A microphone and a network of this machine alone, and sound without a click. */
const PREFERENCES = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.autoplay.default': 0,
  'media.peerconnection.ice.loopback': true,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
};

/** Starts Firefox without a window, driven by WebDriver BiDi. */
export function startFirefox({ path }: Firefox): Promise<Browser> {
  return launch({
    browser: 'firefox',
    executablePath: path,
    headless: true,
    extraPrefsFirefox: PREFERENCES,
  });
}
