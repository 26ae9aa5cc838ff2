import type { CaptionSettings } from '../models/player/caption-settings.ts';
import type { CaptionLog } from '../models/player/captions.ts';
import type { RoomController } from './room-controller.ts';

const NOTHING: CaptionLog = { lines: [], languages: [] };

/** What was said while the viewer was in the room, as text; read inside a render. */
export function captionLog(live: RoomController): CaptionLog {
  const captions = live.model?.player?.captions;
  return captions ? live.read(captions.$log) : NOTHING;
}

/** How the viewer reads captions; unknown before the player is here. Read inside a render. */
export function captionSettings(live: RoomController): CaptionSettings | undefined {
  const captions = live.model?.player?.captions;
  return captions && live.read(captions.$settings);
}

/** Changes how the viewer reads captions, in all rooms. */
export function changeCaptions(live: RoomController, part: Partial<CaptionSettings>): void {
  live.model?.player?.captions.change(part);
}

/** The room's own captions, to be switched on and off. */
export interface CaptionSwitch {
  readonly shown: boolean;
  readonly toggle: () => void;
}

/**
 * Undefined while the room has no captions, and where the page has placed them itself; read inside a render.
 * @see CaptionSwitch
 */
export function captionSwitch(live: RoomController): CaptionSwitch | undefined {
  const settings = captionSettings(live);
  if (!settings || !captionLog(live).lines.length || hasOwnTag(live)) return undefined;
  const { shown } = settings;
  return { shown, toggle: () => changeCaptions(live, { shown: !shown }) };
}

function hasOwnTag({ model }: RoomController): boolean {
  const hosts = Array.from(model?.users ?? [], ({ host }) => host);
  return hosts.some((host) => host.localName === 'hallway-captions' && !host.hasAttribute('docked'));
}
