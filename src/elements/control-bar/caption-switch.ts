import { nothing, type TemplateResult } from 'lit';
import type { Speech } from '../../i18n/text.ts';
import { captionSwitch } from '../../ui/captions.ts';
import { CAPTIONS } from '../../ui/icons/player.ts';
import type { RoomController } from '../../ui/room-controller.ts';
import { iconButton } from './controls.ts';
import type { MoreItem } from './more.ts';

/** The button that switches captions on and off, where the room has some; not in a narrow bar. */
export function captionButton(live: RoomController, { say }: Speech): TemplateResult | typeof nothing {
  const captions = captionSwitch(live);
  if (!captions) return nothing;
  const { shown: pressed, toggle: press } = captions;
  return iconButton({ label: say('captions.title'), shape: CAPTIONS, pressed, roomy: true, press });
}

/** The same in More. */
export function captionItem(live: RoomController, { say }: Speech, close: () => void): MoreItem | undefined {
  const captions = captionSwitch(live);
  if (!captions) return undefined;
  const press = () => {
    captions.toggle();
    close();
  };
  return { label: say('captions.title'), shape: CAPTIONS, checked: captions.shown, press };
}
