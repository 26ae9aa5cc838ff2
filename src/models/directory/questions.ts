import { httpQuestions } from '../../backend/http-questions.ts';
import type { QuestionsDirectory } from '../../backend/questions-directory.ts';
import { apiOf } from '../api.ts';
import type { Connection } from '../connection.ts';
import { streamOf } from '../stream.ts';
import { RoomQuestions } from './room-questions.ts';

/** The questions that a page shows of one backend. */
export class QuestionsModel {
  readonly #directory: QuestionsDirectory;
  readonly #rooms = new Map<string, RoomQuestions>();

  constructor(directory: QuestionsDirectory) {
    this.#directory = directory;
  }

  /** The questions of a room: one for all elements that show them. */
  of(room: string): RoomQuestions {
    let questions = this.#rooms.get(room);
    if (!questions) this.#rooms.set(room, (questions = new RoomQuestions(room, this.#directory)));
    return questions;
  }

  /** All questions of a room as CSV, for whoever is about to end it. Rejects with `HallwayError` only. */
  table(room: string): Promise<string> {
    return this.#directory.exportQuestions(room);
  }
}

/** The questions of a connection; nothing where its backend knows none. */
export function questionsOf(connection: Connection): QuestionsModel | undefined {
  const { directory, config, hasApi } = connection;
  let model = directory.get('questions') as QuestionsModel | undefined;
  if (!model) {
    const questions = hasApi
      ? httpQuestions(apiOf(connection), streamOf(connection))
      : config.backend?.directory?.questions;
    if (!questions) return undefined;
    directory.set('questions', (model = new QuestionsModel(questions)));
  }
  return model;
}
