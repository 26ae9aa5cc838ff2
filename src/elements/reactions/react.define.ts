import { define } from '../../ui/define.ts';
import { HallwayReact } from './react.ts';

define('hallway-x-react', HallwayReact);

declare global {
  interface HTMLElementTagNameMap {
    'hallway-x-react': HallwayReact;
  }
}
