import type { TalkPage } from '../../contract/types.ts';
import { scheduleOf } from '../../models/directory/schedule.ts';
import { dropStyles, takeDrawn } from '../../ui/drawn.ts';
import type { TakeOver } from '../../ui/element.ts';
import { litDrawn } from '../../ui/lit-drawn.ts';
import type { HallwaySchedule } from './schedule.ts';

/** Shows the talks that came with the page, unless the API has answered already; that is asked anyway. */
export async function hydrate(element: HallwaySchedule, root: ShadowRoot): Promise<TakeOver> {
  const page = takeDrawn(element) as TalkPage | null;
  const { connection } = element.data;
  const model = connection && scheduleOf(connection);
  if (page && model) {
    const { $talks } = element.list(model);
    const shown = $talks.get();
    if (shown.status === 'loading') {
      const { talks, nextCursor } = page;
      $talks.set({ ...shown, status: 'ready', talks, nextCursor });
    }
  }
  // Lit's own are adopted already.
  dropStyles(element);
  return litDrawn(root);
}
