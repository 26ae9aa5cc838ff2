import { define } from '../../ui/define.ts';
import { HallwaySchedule } from './schedule.ts';

define('hallway-schedule', HallwaySchedule);

declare global {
  interface HTMLElementTagNameMap {
    'hallway-schedule': HallwaySchedule;
  }
}
