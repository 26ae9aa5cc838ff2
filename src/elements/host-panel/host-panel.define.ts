import { define } from '../../ui/define.ts';
import { HallwayHostPanel } from './host-panel.ts';

define('hallway-host-panel', HallwayHostPanel);

declare global {
  interface HTMLElementTagNameMap {
    'hallway-host-panel': HallwayHostPanel;
  }
}
