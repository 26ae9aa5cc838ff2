import { define } from '../../ui/define.ts';
import { HallwayReactions } from './reactions.ts';

define('hallway-reactions', HallwayReactions);

declare global {
  interface HTMLElementTagNameMap {
    'hallway-reactions': HallwayReactions;
  }
}
