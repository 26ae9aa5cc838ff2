/**
 * For pages that show a Hallway in a frame: makes each frame as high as what is in it. One script for all frames of the
 * page; it takes messages from the origin only that it came from itself, and only from the frames that it sizes.
 */
(() => {
  const LEAST = 64;
  const MOST = 4_000;
  const { origin: own } = new URL(document.currentScript.src);

  const frames = () =>
    [...document.querySelectorAll('iframe')].filter(
      ({ src }) => URL.canParse(src) && new URL(src).origin === own,
    );

  addEventListener('message', ({ origin, source, data }) => {
    if (origin !== own || data?.type !== 'hallway-embed-height' || !Number.isFinite(data.height)) return;
    const frame = frames().find(({ contentWindow }) => contentWindow === source);
    if (frame) resize(frame, Math.min(Math.max(Math.ceil(data.height), LEAST), MOST));
  });

  /** Many sites count an edge to the height of every element. */
  function resize(frame, height) {
    const edges =
      getComputedStyle(frame).boxSizing === 'border-box' ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.height = `${height + edges}px`;
  }

  // To whatever is in the frame, also before it is there: this tells nothing but that somebody listens.
  const hello = (frame) => frame.contentWindow?.postMessage({ type: 'hallway-embed-hello' }, '*');
  frames().forEach(hello);
  addEventListener(
    'load',
    ({ target }) => {
      if (frames().includes(target)) hello(target);
    },
    true,
  );
})();
