import { assert } from '@open-wc/testing';
import { LiveKitEngine } from '../../../src/media/livekit-engine.ts';
import { toneMicrophone, until } from '../support/ears.ts';
import { click, LISTENER, SPEAKER, TestLiveKit } from '../support/livekit.ts';

// In a file of its own: a page that was clicked once may play for good.
describe('autoplay over LiveKit', function () {
  this.timeout(60_000);

  it('says that the browser wants a click, and plays in it', async () => {
    assert.equal(navigator.userActivation.hasBeenActive, false);
    // Chromium lets pages play that hold a real microphone; this one has none.
    const microphone = toneMicrophone(1_000);
    const livekit = await TestLiveKit.start();
    const engine = new LiveKitEngine();
    const speaker = await engine.createSession();
    await speaker.connect({ grant: livekit.grants('room', 'speaker', SPEAKER), listen: false });
    await speaker.setMicrophone(true);
    const listener = await engine.createSession();
    await listener.connect({ grant: livekit.grants('room', 'listener', LISTENER), listen: true });
    await until('blocked', () => listener.snapshot.audio === 'blocked');
    const clicked = new Promise<void>((resolve) => {
      addEventListener('click', () => void listener.listen().then(resolve), { once: true });
    });
    await click();
    await clicked;
    assert.equal(listener.snapshot.audio, 'playing');
    await Promise.all([speaker.disconnect(), listener.disconnect()]);
    microphone.restore();
    await livekit.end();
  });
});
