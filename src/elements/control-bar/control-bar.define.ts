import { define } from '../../ui/define.ts';
// The bar shows one.
import '../hand-raise/hand-raise.define.ts';
import { HallwayControlBar } from './control-bar.ts';

define('hallway-control-bar', HallwayControlBar);

declare global {
  interface HTMLElementTagNameMap {
    'hallway-control-bar': HallwayControlBar;
  }
}
