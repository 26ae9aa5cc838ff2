import { define } from '../../ui/define.ts';
import { HallwayProvider } from './provider.ts';

define('hallway-provider', HallwayProvider);

declare global {
  interface HTMLElementTagNameMap {
    'hallway-provider': HallwayProvider;
  }
}
