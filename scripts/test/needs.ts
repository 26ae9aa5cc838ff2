import { findChromium } from '../chromium.ts';
import { findLiveKitBinary } from '../livekit/find.ts';

/** What a kind of tests needs besides the packages. */
export type Need = 'chromium' | 'livekit';

const sources = {
  chromium: { variable: 'CHROME_PATH', find: () => findChromium() },
  livekit: { variable: 'LIVEKIT_SERVER', find: () => findLiveKitBinary() },
};

/** Finds or gets what kinds of tests need, once for all of them, and hands it on by the environment. */
export class Needs {
  private readonly env: NodeJS.ProcessEnv;
  private readonly met = new Map<Need, Promise<boolean>>();

  /** @param env - Environment of the kinds; gets CHROME_PATH and LIVEKIT_SERVER. */
  constructor(env: NodeJS.ProcessEnv) {
    this.env = env;
  }

  /** Whether all of these could be met; says why where one could not. */
  async meet(needs: readonly Need[]): Promise<boolean> {
    for (const need of needs) {
      const known = this.met.get(need) ?? this.find(need);
      this.met.set(need, known);
      if (!(await known)) return false;
    }
    return true;
  }

  private async find(need: Need): Promise<boolean> {
    const { variable, find } = sources[need];
    try {
      const { path, version, source } = await find();
      console.log(`${need} ${version} (${source}: ${path})`);
      this.env[variable] = path;
      return true;
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      return false;
    }
  }
}
