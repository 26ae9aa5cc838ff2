import { define } from '../../ui/define.ts';
import { HallwayLeave } from './leave.ts';

define('hallway-x-leave', HallwayLeave);

declare global {
  interface HTMLElementTagNameMap {
    'hallway-x-leave': HallwayLeave;
  }
}
