import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const FOLDER = fileURLToPath(new URL('pictures/', import.meta.url));

/** Kept pictures are so many times smaller: then how a machine smooths letters does not matter, and a missing one does. */
const SHRINK = 5;
/** Steps of a kept pixel's red, green and blue, which makes the files a third smaller. */
const STEP = 16;
/** How far a pixel may be off: 1 is black instead of white. */
const THRESHOLD = 0.1;
/**
 * In a square so many pixels wide, so many may be further off: of a whole page, a button would be too few to count. Another
 * Chromium (153 for 156) came to 5, a grey button with an icon that is gone to 12.
 */
const WINDOW = 8;
const MOST = 7;
/** What differs is shown so many times larger than it is compared. */
const LARGER = 3;

/** Whether pictures are written instead of compared: `HALLWAY_PICTURES=write npm test -- stories`. */
const WRITE = process.env['HALLWAY_PICTURES'] === 'write';

/** A picture as it is seen now. */
export interface Seen {
  /** Name of the kept picture, without the ending. */
  name: string;
  png: Buffer;
  /** Where the kept picture, the new one and what differs are put if they are not alike. */
  folder: string;
}

/**
 * Compares a picture with the one that is kept.
 * @returns What is different, in words; nothing where it is alike.
 */
export function difference({ name, png, folder }: Seen): string | undefined {
  const now = shrunk(PNG.sync.read(png));
  const path = `${FOLDER}${name}.png`;
  const kept = existsSync(path) ? PNG.sync.read(readFileSync(path)) : undefined;
  const found = kept ? compare(kept, now) : { words: 'no picture of it is kept' };
  if (!found) return undefined;
  if (WRITE) {
    // What is alike stays as it was, so that a commit holds what has changed.
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(path, PNG.sync.write(coarse(now), { colorType: 2, deflateLevel: 9, filterType: -1 }));
    return undefined;
  }
  const strip = [kept, now, found.picture].filter((one) => one !== undefined);
  const shown = `${folder}/${name}.png`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(shown, PNG.sync.write(inARow(strip)));
  return (
    `${name}: ${found.words}. Look at ${relative('', shown)} (${kept ? 'as kept, now, what differs' : 'now'}). ` +
    'If it is meant: CONTRIBUTING.md, “Pictures”.'
  );
}

/**
 * Kept pictures that are of none of these any more.
 * @param names - Of all pictures that there should be.
 */
export function leftOver(names: ReadonlySet<string>): string[] {
  const kept = existsSync(FOLDER) ? readdirSync(FOLDER).map((file) => file.replace(/\.png$/, '')) : [];
  const left = kept.filter((name) => !names.has(name));
  if (!WRITE) return left;
  for (const name of left) rmSync(`${FOLDER}${name}.png`);
  return [];
}

function compare(kept: PNG, now: PNG): { words: string; picture?: PNG } | undefined {
  const { width, height } = now;
  // A line of text may be half a pixel taller in another browser.
  if (kept.width !== width || Math.abs(kept.height - height) > 1) {
    const [before, after] = [kept, now].map((one) => `${one.width * SHRINK}×${one.height * SHRINK}`);
    return { words: `about ${before} pixels before, ${after} now` };
  }
  const picture = new PNG({ width, height: Math.min(kept.height, height) });
  const bytes = picture.data.length;
  const off = pixelmatch(
    kept.data.subarray(0, bytes),
    now.data.subarray(0, bytes),
    picture.data,
    width,
    picture.height,
    { threshold: THRESHOLD, includeAA: true, windowSize: WINDOW },
  );
  if (off <= MOST) return undefined;
  const square = WINDOW * SHRINK;
  return {
    words: `${Math.round((off / WINDOW ** 2) * 100)} % of ${square}×${square} pixels differ`,
    picture,
  };
}

/** The mean of each square. */
function shrunk(from: PNG): PNG {
  const to = new PNG({ width: Math.floor(from.width / SHRINK), height: Math.floor(from.height / SHRINK) });
  const row = from.width * 4;
  for (let at = 0; at < to.data.length; at++) {
    const pixel = at >> 2;
    const top = Math.floor(pixel / to.width) * SHRINK;
    const corner = top * row + (pixel % to.width) * SHRINK * 4 + (at & 3);
    let sum = 0;
    for (let y = 0; y < SHRINK; y++) {
      for (let x = 0; x < SHRINK; x++) sum += from.data[corner + y * row + x * 4]!;
    }
    to.data[at] = Math.round(sum / SHRINK ** 2);
  }
  return to;
}

/** The same in fewer colours. */
function coarse(from: PNG): PNG {
  const to = new PNG({ width: from.width, height: from.height });
  for (const [at, value] of from.data.entries()) to.data[at] = Math.min(255, Math.round(value / STEP) * STEP);
  return to;
}

/** Side by side, each pixel large enough for people. */
function inARow(pictures: readonly PNG[]): PNG {
  const gap = 4;
  const wide = pictures.reduce((sum, { width }) => sum + width + gap, 0);
  const to = new PNG({
    width: wide * LARGER,
    height: Math.max(...pictures.map(({ height }) => height)) * LARGER,
  });
  let left = 0;
  for (const { width, height, data } of pictures) {
    for (let y = 0; y < height * LARGER; y++) {
      for (let x = 0; x < width * LARGER; x++) {
        const from = (Math.floor(y / LARGER) * width + Math.floor(x / LARGER)) * 4;
        data.copy(to.data, (y * to.width + left + x) * 4, from, from + 4);
      }
    }
    left += (width + gap) * LARGER;
  }
  return to;
}
