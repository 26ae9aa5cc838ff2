import { define } from '../../ui/define.ts';
import { HallwayInbox } from './inbox.ts';

define('hallway-x-inbox', HallwayInbox);

declare global {
  interface HTMLElementTagNameMap {
    'hallway-x-inbox': HallwayInbox;
  }
}
