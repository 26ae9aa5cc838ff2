import type { PersonCard } from '../../contract/types.ts';
import { peopleOf } from '../../models/directory/people.ts';
import { dropStyles, showDrawn, takeDrawn } from '../../ui/drawn.ts';
import type { HallwayProfileCard } from './profile-card.ts';

/** Gets what the first drawing of a card needs that a server drew: its data and its texts. */
export function hydrate(element: HallwayProfileCard): Promise<void> {
  return prepare(element).finally(() => dropStyles(element));
}

async function prepare(element: HallwayProfileCard): Promise<void> {
  const { data, speech } = element;
  const ref = element.person.toLowerCase();
  const card = takeDrawn(element) as PersonCard | null;
  const model = data.connection && peopleOf(data.connection);
  if (!card || !model || ![card.person.id, `@${card.person.handle}`].includes(ref)) return;
  showDrawn(model.card(ref), { ...card, ref });
  await speech.settle();
}
