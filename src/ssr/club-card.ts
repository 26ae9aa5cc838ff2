import type { ClubCard } from '../contract/types.ts';
import { more } from '../elements/club-card/club-more.ts';
import { type ClubHost, clubView } from '../elements/club-card/club-view.ts';
import type { ClubsModel } from '../models/directory/clubs.ts';
import { Waiting } from '../models/directory/waiting.ts';
import { type CardAttributes, valueOf } from './card-data.ts';
import { toHtml } from './html.ts';
import { nothing, reader, speechOf } from './speech.ts';

/** The card of a club, as a viewer of whom nothing is known sees it. */
export async function clubCard(attributes: CardAttributes, card: ClubCard, lang: string): Promise<string> {
  const action = valueOf(attributes, 'action');
  const host: ClubHost = {
    club: card.club.name,
    variant: attributes['variant'] === 'banner' ? 'banner' : 'card',
    action: action === 'follow' || action === 'join' ? action : null,
    data: reader,
    speech: await speechOf(lang, ['club', 'club-more']),
    parts: ['club', 'club-more'],
    more,
    ask: nothing,
    requestUpdate: nothing,
  };
  // What is pressed is none of a server's business.
  const model = Object.assign(new Waiting(), { warm: nothing }) as unknown as ClubsModel;
  return toHtml(clubView(host, model, card, null));
}
