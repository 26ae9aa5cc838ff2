import { HallwayError } from '../../contract/errors.ts';
import type { MediaSession } from '../../media/media-session.ts';
import type { RequestParts } from './requests.ts';

/** The right to speak follows the server's yes within a second; a media server that needs longer has lost it. */
const PATIENCE = 10_000;

/**
 * Accepts the invitation to the stage. Only then is the microphone asked for; without one the viewer goes back to the
 * audience and listens on.
 */
export async function takeStage({ model, backend, visit }: RequestParts): Promise<void> {
  const { session } = visit;
  if (!session) throw new HallwayError('not_in_room');
  await backend.act(model.name, { type: 'stage-accept' });
  await maySpeak(session);
  try {
    await session.setMicrophone(true);
  } catch (thrown) {
    const error = HallwayError.from(thrown, 'mic_missing');
    if (error.code === 'mic_denied' || error.code === 'mic_missing') {
      // Why there is no microphone is the news; that the way back failed too shows on the stage.
      await backend.act(model.name, { type: 'stage-leave' }).catch(() => undefined);
    }
    throw error;
  }
}

async function maySpeak(session: MediaSession): Promise<void> {
  if (session.snapshot.mayPublish) return;
  await new Promise<void>((resolve, reject) => {
    const settle = (error?: HallwayError) => {
      stop();
      clearTimeout(timer);
      if (error) reject(error);
      else resolve();
    };
    const stop = session.onChange(({ mayPublish, connection }) => {
      if (mayPublish) settle();
      else if (connection === 'idle' || connection === 'failed') settle(new HallwayError('not_in_room'));
    });
    const timer = setTimeout(() => settle(new HallwayError('media_unavailable')), PATIENCE);
  });
}
