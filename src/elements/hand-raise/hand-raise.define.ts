import { define } from '../../ui/define.ts';
import { HallwayHandRaise } from './hand-raise.ts';

define('hallway-hand-raise', HallwayHandRaise);

declare global {
  interface HTMLElementTagNameMap {
    'hallway-hand-raise': HallwayHandRaise;
  }
}
