import { define } from '../../ui/define.ts';
import { HallwayInvite } from './invite.ts';

define('hallway-invite', HallwayInvite);

declare global {
  interface HTMLElementTagNameMap {
    'hallway-invite': HallwayInvite;
  }
}
