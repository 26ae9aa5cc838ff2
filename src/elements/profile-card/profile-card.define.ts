import { define } from '../../ui/define.ts';
import { HallwayProfileCard } from './profile-card.ts';

define('hallway-profile-card', HallwayProfileCard);

declare global {
  interface HTMLElementTagNameMap {
    'hallway-profile-card': HallwayProfileCard;
  }
}
