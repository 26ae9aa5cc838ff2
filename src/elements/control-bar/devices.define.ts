import { define } from '../../ui/define.ts';
import { HallwayDevices } from './devices.ts';

define('hallway-x-devices', HallwayDevices);

declare global {
  interface HTMLElementTagNameMap {
    'hallway-x-devices': HallwayDevices;
  }
}
