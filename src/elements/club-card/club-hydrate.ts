import type { ClubCard } from '../../contract/types.ts';
import { clubsOf } from '../../models/directory/clubs.ts';
import { dropStyles, showDrawn, takeDrawn } from '../../ui/drawn.ts';
import { adopt } from '../../ui/sheets.ts';
import type { HallwayClubCard } from './club-card.ts';

/** Gets what the first drawing of a card needs that a server drew: its data, its texts, and what closed clubs have. */
export function hydrate(element: HallwayClubCard): Promise<void> {
  return prepare(element).finally(() => dropStyles(element));
}

async function prepare(element: HallwayClubCard): Promise<void> {
  const { data, action, speech } = element;
  const card = takeDrawn(element) as ClubCard | null;
  const model = data.connection && clubsOf(data.connection);
  if (!card || !model || card.club.name !== element.club) return;
  showDrawn(model.cards.get(card.club.name), card);
  if (action === 'join' || (card.club.access !== 'open' && !action)) {
    const { more, sheet } = await import('./club-more.ts');
    adopt(element.renderRoot, [sheet()]);
    element.parts = [...element.parts, 'club-more'];
    element.fetched = more;
  }
  await speech.settle();
}
