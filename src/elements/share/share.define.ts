import { define } from '../../ui/define.ts';
import { HallwayShare } from './share.ts';

define('hallway-share', HallwayShare);

declare global {
  interface HTMLElementTagNameMap {
    'hallway-share': HallwayShare;
  }
}
