import { z } from 'zod';

import { frameUrl, type FrameOptions, type Place } from './addresses.ts';
import type { Subject } from './subjects/subject.ts';
import type { PageSpeech } from './texts.ts';

/** Size of a frame where nobody says otherwise; its script makes it as high as what is in it. */
const SIZES = { room: [560, 420], club: [480, 240], person: [480, 320] } as const;
/** What a page needs of the frame's browser: to speak, to be heard, to copy a link and to share it. */
const ALLOW = 'microphone; autoplay; clipboard-write; web-share';
/** How long others may keep an answer, in seconds. */
const CACHE_SECONDS = 3_600;

const size = z.coerce.number().int().min(1).max(10_000).optional();

/** What may be asked; the standard's other words are ignored as it says. */
export const oembedQuery = z.object({
  url: z.string().max(2_048),
  maxwidth: size,
  maxheight: size,
  format: z.string().max(20).default('json'),
});

/** Answers as https://oembed.com says of `rich`. */
export function oembed(
  subject: Subject,
  speech: PageSpeech,
  { base }: Place,
  limits: Pick<z.infer<typeof oembedQuery>, 'maxwidth' | 'maxheight'>,
  options: FrameOptions,
): Record<string, unknown> {
  const [wide, high] = SIZES[subject.kind];
  const width = Math.min(wide, limits.maxwidth ?? wide);
  const height = Math.min(high, limits.maxheight ?? high);
  const title = speech.say('frameTitle', { title: subject.title });
  return {
    version: '1.0',
    type: 'rich',
    provider_name: 'Hallway',
    provider_url: base,
    title: subject.title,
    ...(subject.above !== null && { author_name: subject.above }),
    cache_age: CACHE_SECONDS,
    width,
    height,
    html: frameCode(base, frameUrl(base, subject.kind, subject.name, options), { title, width, height }),
  };
}

/** The code that a site pastes: the frame, and the script that makes it as high as what is in it. */
function frameCode(
  base: string,
  src: string,
  { title, width, height }: { title: string; width: number; height: number },
): string {
  const frame = `<iframe src="${escape(src)}" title="${escape(title)}" width="${width}" height="${height}" allow="${ALLOW}" loading="lazy" frameborder="0"></iframe>`;
  return `${frame}<script async src="${escape(base)}/embed.js"></script>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
