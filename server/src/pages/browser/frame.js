/**
 * Runs in a page that stands in a frame. Tells its height to the page around it, if that page is of an origin which the
 * server named, and says why where something cannot work in this frame.
 */
(() => {
  const origins = new Set((document.currentScript.dataset.origins ?? '').split(' ').filter(Boolean));
  const body = document.getElementById('frame');
  const show = (id) => {
    document.getElementById(id).hidden = false;
  };

  // The look that the code of the frame asks for; what is no colour or number is nothing.
  const query = new URLSearchParams(location.search);
  const { style } = document.documentElement;
  for (const name of ['accent', 'on-accent', 'surface', 'text']) {
    const value = query.get(name) ?? '';
    if (/^[0-9a-f]{6}$/i.test(value)) style.setProperty(`--hallway-color-${name}`, `#${value}`);
  }
  const radius = query.get('radius') ?? '';
  if (/^\d{1,2}$/.test(radius)) style.setProperty('--hallway-radius-m', `${radius}px`);

  // A sandbox without `allow-same-origin`: the API takes nothing from an origin that has no name.
  if (self.origin === 'null') {
    document.getElementById('widget').remove();
    show('sandboxed');
  } else if (!keeps()) {
    show('unkept');
  }

  function keeps() {
    try {
      const key = 'hallway.probe';
      localStorage.setItem(key, '1');
      localStorage.removeItem(key);
      sessionStorage.setItem(key, '1');
      sessionStorage.removeItem(key);
      return true;
    } catch {
      return false;
    }
  }

  /** Origin of the page around this one, once it is known to be one of ours. */
  let target;
  const aim = (origin) => {
    if (origins.has(origin)) target = origin;
  };
  // Not in every browser; the referrer is the other way to know without being asked.
  aim(location.ancestorOrigins?.[0] ?? originOf(document.referrer));

  function originOf(address) {
    return URL.canParse(address) ? new URL(address).origin : '';
  }

  function tell() {
    if (target === undefined || parent === self) return;
    const height = Math.ceil(body.getBoundingClientRect().height);
    parent.postMessage({ type: 'hallway-embed-height', height }, target);
  }

  addEventListener('message', ({ source, origin, data }) => {
    if (source !== parent || data?.type !== 'hallway-embed-hello') return;
    aim(origin);
    if (target === origin) tell();
  });
  new ResizeObserver(tell).observe(body);
})();
