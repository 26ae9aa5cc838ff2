import type { Backend, RoomRecords } from '../../backend/backend.ts';
import { HallwayError } from '../../contract/errors.ts';
import type { Ban, LogPage, Person, ReportList } from '../../contract/types.ts';
import type { RoomModel } from '../room-model.ts';
import type { Voice } from './voice.ts';

/** What those who run a room look up: what was done, what was reported, who is kept out, and who listens. */
export class Records {
  readonly #model: RoomModel;
  readonly #backend: Backend;
  readonly #voice: Voice;
  /** Reports that were there already; unknown before they were first read. */
  #reported: ReadonlySet<string> | undefined;

  constructor(model: RoomModel, backend: Backend, voice: Voice) {
    this.#model = model;
    this.#backend = backend;
    this.#voice = voice;
  }

  /** What was done, the newest first, or the page after that. @throws {HallwayError} */
  async log(cursor?: string): Promise<LogPage> {
    return this.#kept().log(this.#model.name, cursor);
  }

  /** Who is kept out. @throws {HallwayError} */
  async bans(): Promise<readonly Ban[]> {
    return this.#kept().bans(this.#model.name);
  }

  /** What was reported; a report that was not there before is announced. @throws {HallwayError} */
  async reports(): Promise<ReportList> {
    const list = await this.#kept().reports(this.#model.name);
    const before = this.#reported;
    this.#reported = new Set(list.reports.map(({ id }) => id));
    const fresh = before && list.reports.find(({ id }) => !before.has(id));
    if (fresh) void this.#voice.say('say.newReport', { name: fresh.person.name });
    return list;
  }

  /** Listeners whose name holds a text: the first page of those whom speakers follow, and of the others. @throws {HallwayError} */
  async find(text: string): Promise<readonly Person[]> {
    const pages = await Promise.all(
      (['followed', 'audience'] as const).map((section) =>
        this.#backend.roster(this.#model.name, section, undefined, text),
      ),
    );
    return pages.flatMap(({ people }) => people);
  }

  #kept(): RoomRecords {
    const { records } = this.#backend;
    if (!records) throw new HallwayError('not_supported');
    return records;
  }
}
