import { define } from '../../ui/define.ts';
import { HallwayReport } from './report.ts';

define('hallway-x-report', HallwayReport);

declare global {
  interface HTMLElementTagNameMap {
    'hallway-x-report': HallwayReport;
  }
}
