import { define } from '../../ui/define.ts';
import { HallwayQuestions } from './questions.ts';

define('hallway-questions', HallwayQuestions);

declare global {
  interface HTMLElementTagNameMap {
    'hallway-questions': HallwayQuestions;
  }
}
