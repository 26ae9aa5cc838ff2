import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Discovery } from '../../contract/types.ts';
import type { Speech } from '../../i18n/text.ts';
import { roomRow, type RowContext } from './rows.ts';

/** Most clubs shown: each is a card. */
const CLUBS = 3;

/** What the viewer's follows lead to; nothing where they lead nowhere. */
export function discovery(found: Discovery | null, context: RowContext): TemplateResult | typeof nothing {
  if (!found || found.rooms.length + found.clubs.length === 0) return nothing;
  const { speech } = context;
  const clubs = found.clubs.slice(0, CLUBS);
  if (clubs.length > 0) import('../club-card/club-card.define.ts').catch(() => undefined);
  return html`<section aria-labelledby="head-discover">
    <div class="row top">
      <h3 class="label list-head" part="heading" id="head-discover">${speech.say('hallway.discover')}</h3>
    </div>
    <ul class="rooms" role="list">
      ${repeat(
        found.rooms,
        ({ listing }) => listing.room.name,
        ({ listing, via }) => roomRow({ listing, over: false }, { ...context, via: through(via, speech) }),
      )}
    </ul>
    ${clubs.map(
      ({ club, via }) =>
        html`<div class="club-found">
          <p class="small">${through(via, speech)}</p>
          <hallway-club-card club=${club?.name ?? nothing}></hallway-club-card>
        </div>`,
    )}
  </section>`;
}

function through({ name, others }: Discovery['rooms'][number]['via'], { say }: Speech): string {
  return others > 0 ? say('hallway.viaMore', { name, count: others }) : say('hallway.via', { name });
}
