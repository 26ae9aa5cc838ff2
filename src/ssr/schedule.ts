import type { TalkPage } from '../contract/types.ts';
import { HallwaySchedule } from '../elements/schedule/schedule.ts';
import type { DirectoryController } from '../ui/directory-controller.ts';
import { type CardAttributes, valueOf } from './card-data.ts';
import { connectionOf } from './schedule-model.ts';
import { nothing, reader, speechOf } from './speech.ts';

/** A schedule: its Lit templates, drawn by Lit's own server renderer. */
export async function schedule(
  attributes: CardAttributes,
  page: TalkPage,
  lang: string,
  api: string,
): Promise<string> {
  const element = new HallwaySchedule();
  element.club = valueOf(attributes, 'club');
  element.topic = valueOf(attributes, 'topic');
  element.timeZone = valueOf(attributes, 'time-zone');
  const { locale } = await speechOf(lang, HallwaySchedule.textParts);
  const data = {
    connection: connectionOf(api, page),
    read: reader.read,
    watch: nothing,
    get now() {
      return reader.now;
    },
    get minute() {
      return reader.minute;
    },
  } as Partial<DirectoryController<HallwaySchedule>>;
  Object.assign(element, { data });
  Object.assign(element['speech'], { locale });
  const [{ render }, { collectResult }] = await litSsr();
  return collectResult(render(element['render']()));
}

/** Only who draws a schedule on a server needs it. */
function litSsr() {
  return Promise.all([import('@lit-labs/ssr'), import('@lit-labs/ssr/lib/render-result.js')]).catch(
    (cause: unknown) => {
      throw new Error('To draw a schedule on a server, install @lit-labs/ssr.', { cause });
    },
  );
}
