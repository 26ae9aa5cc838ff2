import { define } from '../../ui/define.ts';
import { HallwayReplay } from './replay.ts';

define('hallway-replay', HallwayReplay);

declare global {
  interface HTMLElementTagNameMap {
    'hallway-replay': HallwayReplay;
  }
}
