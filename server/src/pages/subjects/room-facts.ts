import type { RoomRef } from '../../contract/models.ts';
import type { PageSpeech } from '../texts.ts';
import type { Fact } from './subject.ts';

/** What is live now, or else what comes next, of somebody or some club. */
export function roomFacts(
  { live, next }: { readonly live: RoomRef | null; readonly next: RoomRef | null },
  speech: PageSpeech,
): Fact[] {
  if (live) return [{ text: speech.say('liveIn', { title: live.title }) }];
  if (!next?.startsAt) return [];
  const when = speech.moment(next.startsAt);
  return [{ text: speech.say('next', { title: next.title, when }), at: next.startsAt }];
}
