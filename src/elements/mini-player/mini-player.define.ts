import { define } from '../../ui/define.ts';
import { HallwayMiniPlayer } from './mini-player.ts';

define('hallway-mini-player', HallwayMiniPlayer);

declare global {
  interface HTMLElementTagNameMap {
    'hallway-mini-player': HallwayMiniPlayer;
  }
}
