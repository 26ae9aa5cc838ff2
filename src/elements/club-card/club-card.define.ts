import { define } from '../../ui/define.ts';
import { HallwayClubCard } from './club-card.ts';

define('hallway-club-card', HallwayClubCard);

declare global {
  interface HTMLElementTagNameMap {
    'hallway-club-card': HallwayClubCard;
  }
}
