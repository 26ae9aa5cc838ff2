import { define } from '../../ui/define.ts';
import { HallwaySpeakerGrid } from './speaker-grid.ts';

define('hallway-speaker-grid', HallwaySpeakerGrid);

declare global {
  interface HTMLElementTagNameMap {
    'hallway-speaker-grid': HallwaySpeakerGrid;
  }
}
