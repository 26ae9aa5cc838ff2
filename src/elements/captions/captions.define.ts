import { define } from '../../ui/define.ts';
import { HallwayCaptions } from './captions.ts';

define('hallway-captions', HallwayCaptions);

declare global {
  interface HTMLElementTagNameMap {
    'hallway-captions': HallwayCaptions;
  }
}
