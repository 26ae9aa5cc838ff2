import { TrackType, WebhookReceiver, type WebhookEvent } from 'livekit-server-sdk';

import type { LiveKitConfig } from '../config/config.ts';
import { ApiError } from '../contract/errors.ts';
import type { WebhookHandler } from '../deps.ts';
import { claimEvent, releaseEvent } from '../repositories/webhook-events.ts';
import type { ServiceDeps } from '../services/change-room.ts';
import { audioChanged, participantJoined, participantLeft } from '../services/presence.ts';
import { describe, isPerson } from './livekit-gateway.ts';

/** Older webhooks are refused, so that a recorded one cannot be played back; also how long ids are kept. */
export const WEBHOOK_AGE_MS = 5 * 60_000;

/** Takes LiveKit's webhooks: https://docs.livekit.io/home/server/webhooks/ */
export class Webhooks implements WebhookHandler {
  private readonly deps: ServiceDeps;
  private readonly receiver: WebhookReceiver;

  constructor(deps: ServiceDeps, { apiKey, apiSecret }: Pick<LiveKitConfig, 'apiKey' | 'apiSecret'>) {
    this.deps = deps;
    this.receiver = new WebhookReceiver(apiKey, apiSecret);
  }

  async receive(body: string, authorization: string | undefined): Promise<void> {
    const event = await this.verify(body, authorization);
    const { db, clock, log } = this.deps;
    if (!(await claimEvent(db, event.id, clock.now()))) return;
    log.debug('webhook', { type: event.event, room: event.room?.name });
    try {
      await this.handle(event);
    } catch (error) {
      await releaseEvent(db, event.id);
      throw error;
    }
  }

  private async verify(body: string, authorization: string | undefined): Promise<WebhookEvent> {
    const event = await this.receiver.receive(body, authorization).catch((error: unknown) => {
      throw new ApiError('unauthorized', { cause: error });
    });
    const age = this.deps.clock.now().getTime() - Number(event.createdAt) * 1000;
    if (Math.abs(age) > WEBHOOK_AGE_MS || event.id === '') throw new ApiError('unauthorized');
    return event;
  }

  /** Rooms that begin or finish in LiveKit say nothing about ours: they come and go with the connections. */
  private async handle({ event, room, participant, track }: WebhookEvent): Promise<void> {
    if (!room || !participant || !isPerson(participant)) return;
    const { deps } = this;
    if (event === 'participant_joined') {
      await participantJoined(deps, room.name, describe(participant));
    } else if (event === 'participant_left' || event === 'participant_connection_aborted') {
      await participantLeft(deps, room.name, participant);
    } else if (track?.type === TrackType.AUDIO) {
      // Said late, it would undo what a moderator did meanwhile: what LiveKit knows now counts.
      const muted = await deps.media.isMuted(room.name, participant.identity);
      if (muted !== undefined) await audioChanged(deps, room.name, participant, muted);
    }
  }
}
