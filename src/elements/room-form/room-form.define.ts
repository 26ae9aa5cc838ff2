import { define } from '../../ui/define.ts';
import { HallwayRoomForm } from './room-form.ts';

define('hallway-room-form', HallwayRoomForm);

declare global {
  interface HTMLElementTagNameMap {
    'hallway-room-form': HallwayRoomForm;
  }
}
