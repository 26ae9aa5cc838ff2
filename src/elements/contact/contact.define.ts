import { define } from '../../ui/define.ts';
import { HallwayContact } from './contact.ts';

define('hallway-contact', HallwayContact);

declare global {
  interface HTMLElementTagNameMap {
    'hallway-contact': HallwayContact;
  }
}
