import { z } from '@hono/zod-openapi';

import { line, slug } from './fields.ts';
import { done, json, route } from './route.ts';

const TAG = 'Clubs';
const inClub = z.strictObject({ club: slug });

/** Longest value of a parameter. */
export const VALUE_MAX = 100;
/** Most campaigns that are counted apart; the others are in one number. */
export const CAMPAIGNS_MAX = 200;

const value = line(VALUE_MAX).optional();

/**
 * What led somebody to a page, by the parameters of its address. The list is closed: of whom a page does not know it, it
 * is not kept. The five are Google's (https://support.google.com/analytics/answer/10917952), as is `gclid`, the id of a
 * click on an advertisement.
 */
export const campaign = z
  .strictObject({
    utm_source: value,
    utm_medium: value,
    utm_campaign: value,
    utm_term: value,
    utm_content: value,
    utm_id: value,
    gclid: value,
  })
  .openapi('Campaign');
/** @see campaign */
export type Campaign = z.infer<typeof campaign>;
/** Names of the parameters, in the order of tables. */
export const CAMPAIGN_NAMES = Object.keys(campaign.shape) as (keyof Campaign)[];

/** What a follow is made of. */
export const newFollow = z.strictObject({ campaign: campaign.optional() }).openapi('NewFollow');

/** How many came through a campaign. */
export const campaignCount = z
  .object({
    utm_source: z.string().nullable(),
    utm_medium: z.string().nullable(),
    utm_campaign: z.string().nullable(),
    followers: z.int(),
    reminders: z.int().openapi({ description: 'Of talks of the club that have not ended.' }),
  })
  .openapi('CampaignCount');

/** Numbers of a club by campaign. */
export const clubCampaigns = z
  .object({
    campaigns: z
      .array(campaignCount)
      .openapi({ description: `Those with most followers first, at most ${CAMPAIGNS_MAX}.` }),
    unknown: z
      .object({ followers: z.int(), reminders: z.int() })
      .openapi({ description: 'Of whom no campaign is known.' }),
  })
  .openapi('ClubCampaigns');
/** @see clubCampaigns */
export type ClubCampaigns = z.infer<typeof clubCampaigns>;

/** A club's numbers by campaign. */
export const listCampaigns = route(
  'get',
  '/v1/clubs/{club}/campaigns',
  {
    tag: TAG,
    summary: 'How many follow a club, and come to its talks, by campaign',
    description: 'Numbers only, never who. For leaders, admins and the operator.',
    access: 'operator',
  },
  { params: inClub },
  { 200: json(clubCampaigns, 'The numbers') },
);

/** Forgets them. */
export const forgetCampaigns = route(
  'delete',
  '/v1/clubs/{club}/campaigns',
  {
    tag: TAG,
    summary: 'Forget through which campaigns people came',
    description: 'They go on following. By admins and the operator.',
    access: 'operator',
  },
  { params: inClub },
  done,
);
