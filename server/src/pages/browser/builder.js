/** The builder: what is chosen in the form becomes a preview, an answer whether it can be read, and code. */
import { contrast, luminance, readableOn, verdict } from './builder-color.js';
import { attributesOf, codeOf, WIDGETS } from './builder-code.js';
import { DEFAULTS, LOOKS, SCHEMES } from './builder-looks.js';
import { sampleBackend } from './builder-sample.js';

const byId = (id) => document.getElementById(id);
const main = byId('builder');
const texts = JSON.parse(byId('texts').textContent);
const form = byId('choices');
const language = document.documentElement.lang;
const COLORS = ['accent', 'on-accent', 'surface', 'text'];
const LABELS = {
  room: 'whichRoom',
  club: 'whichClub',
  person: 'whichPerson',
  schedule: 'whichAny',
  list: 'whichAny',
};
const say = (key, values = {}) => texts[key].replace(/\{(\w+)\}/g, (_all, name) => values[name] ?? '');

/** What the API has to choose from: titles by name, for each widget. */
let known = { room: new Map(), club: new Map(), person: new Map() };
let api = main.dataset.base;
/** What was typed for each widget, so that trying another one loses nothing. */
const names = {};
let ownTextOnButton = false;

/** The bundle is asked for by the address of the page's own tag, so that it is there once. */
const bundle = import(document.querySelector('script[data-api]').src);

function chosen() {
  const data = new FormData(form);
  const widget = data.get('widget');
  const look = data.get('look');
  return {
    widget,
    look,
    api,
    name: byId('name').value.trim(),
    title: known[widget]?.get(byId('name').value.trim()),
    variant: data.get('variant'),
    lang: data.get('lang'),
    theme:
      look === 'site' ? 'site' : look === 'own' ? schemeOf(byId('surface').value) : (SCHEMES[look] ?? ''),
    tokens: look === 'own' ? ownTokens() : LOOKS[look],
  };
}

const schemeOf = (surface) => (luminance(surface) < 0.2 ? 'dark' : 'light');

function ownTokens() {
  const colors = COLORS.map((name) => [`--hallway-color-${name}`, byId(name).value]);
  return Object.fromEntries([...colors, ['--hallway-radius-m', `${byId('radius').value}px`]]);
}

async function show() {
  const now = chosen();
  const needsName = now.widget === 'room' || now.widget === 'club' || now.widget === 'person';
  const isExample = needsName ? !now.name : known.room.size === 0;
  byId('example').hidden = !isExample;
  byId('shapes').hidden = now.widget !== 'club';
  byId('name-label').textContent = say(LABELS[now.widget]);
  byId('site-more').hidden = now.look !== 'site';
  byId('names').replaceChildren(
    ...[...(known[now.widget] ?? known.club)].map(([name, title]) => new Option(title, name)),
  );
  showContrast(now);
  showCode(now);
  await showPreview(now, isExample);
}

let shown = '';
async function showPreview(now, isExample) {
  const { configure } = await bundle;
  const { tag, attribute } = WIDGETS[now.widget];
  const attributes = new Map(attributesOf(now));
  if (isExample && now.widget !== 'schedule' && now.widget !== 'list') attributes.set(attribute, 'example');
  if (!isExample && now.api !== main.dataset.base) attributes.set('api', now.api);
  attributes.set('lang', now.lang || language);
  const key = JSON.stringify([tag, [...attributes], isExample]);
  const stage = byId('stage');
  if (key !== shown) {
    shown = key;
    stage.replaceChildren();
    configure({ backend: isExample ? sampleBackend(now.lang || language) : undefined });
    const element = document.createElement(tag);
    for (const [name, value] of attributes) element.setAttribute(name, value);
    // What provides the address is around it, for elements that have no such attribute.
    const around = document.createElement('hallway-provider');
    if (attributes.has('api')) around.setAttribute('api', now.api);
    around.append(element);
    stage.append(around);
  }
  const element = stage.querySelector(tag);
  for (const token of Object.values(LOOKS).flatMap(Object.keys)) element.style.removeProperty(token);
  for (const [token, value] of Object.entries(now.tokens)) element.style.setProperty(token, value);
}

function showContrast({ look, tokens }) {
  byId('contrast').hidden = look === 'site';
  if (look === 'site') return;
  const dark = document.querySelector('[name=page]:checked').value === 'dark';
  const defaults = DEFAULTS[dark ? 'dark' : 'light'];
  const color = (name) => tokens[`--hallway-color-${name}`] ?? defaults[name];
  const muted =
    tokens['--hallway-color-text-muted'] ?? `color-mix(in oklab, ${color('text')} 68%, ${color('surface')})`;
  const rows = [
    ['textOnCard', color('text'), color('surface')],
    ['mutedOnCard', muted, color('surface')],
    ['textOnButton', color('on-accent'), color('accent')],
    ['accentOnCard', color('accent'), color('surface')],
  ];
  const ratio = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  byId('ratios').replaceChildren(
    ...rows.flatMap(([label, front, back]) => {
      // Cut, not rounded: 4.46 is not 4.5.
      const value = Math.floor(contrast(front, back) * 10) / 10;
      const passes = value >= 4.5;
      const term = document.createElement('dt');
      const sample = document.createElement('i');
      sample.textContent = 'Aa';
      sample.ariaHidden = 'true';
      Object.assign(sample.style, { color: front, background: back });
      term.append(sample, say(label));
      const description = document.createElement('dd');
      description.className = passes ? 'pass' : 'fail';
      const number = document.createElement('b');
      number.textContent = `${ratio.format(value)} : 1`;
      description.append(number, ` ${say(verdict(value))}`);
      return [term, description];
    }),
  );
}

function showCode(now) {
  const kind = document.querySelector('[name=kind]:checked').value;
  // Until something is chosen, the place where its name is to be.
  const name = now.name || (LABELS[now.widget] === 'whichAny' ? '' : 'NAME');
  const code = codeOf(kind, { ...now, name });
  byId('code').firstChild.textContent = code ?? say('noFrame');
  byId('copy').disabled = code === undefined;
  byId('kind-more').textContent = say(`${kind}More`);
}

/** Fills the colour fields from a look, so that one's own begins with what is there. */
function fillColors(look) {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const defaults = DEFAULTS[dark ? 'dark' : 'light'];
  for (const name of COLORS) setColor(name, LOOKS[look]?.[`--hallway-color-${name}`] ?? defaults[name]);
  byId('radius').value = parseInt(LOOKS[look]?.['--hallway-radius-m'] ?? '10', 10);
}

function setColor(name, value) {
  byId(name).value = value;
  byId(`${name}-hex`).value = value;
  byId(`${name}-hex`).removeAttribute('aria-invalid');
}

function takeColor(name, value) {
  setColor(name, value);
  if (name === 'on-accent') ownTextOnButton = true;
  // Until somebody chooses it, the text on the button is what can be read there.
  if (name === 'accent' && !ownTextOnButton && contrast(byId('on-accent').value, value) < 4.5)
    setColor('on-accent', readableOn(value));
  form.querySelector('[name=look][value=own]').checked = true;
}

/** Asks the API what there is. */
async function connect() {
  const address = byId('api').value.trim().replace(/\/+$/, '');
  const said = byId('connected');
  if (!/^https?:\/\/./.test(address)) {
    said.textContent = say('noAddress');
    return;
  }
  api = address;
  known = { room: new Map(), club: new Map(), person: new Map() };
  const base = address === main.dataset.base ? main.dataset.api.replace(/\/$/, '') : address;
  try {
    const pages = await Promise.all(
      ['live', 'scheduled'].map(async (state) => {
        const answer = await fetch(`${base}/v1/hallway?state=${state}&limit=50`);
        if (!answer.ok) throw new Error(String(answer.status));
        return (await answer.json()).rooms;
      }),
    );
    for (const { room, stage } of pages.flat()) {
      known.room.set(room.name, room.title);
      if (room.club) known.club.set(room.club.name, room.club.title);
      for (const { id, name } of stage) known.person.set(id, name);
    }
    const count = new Intl.NumberFormat(language).format(known.room.size);
    said.textContent = known.room.size > 0 ? say('connected', { count }) : say('connectedNone');
  } catch {
    // No answer, no permission for this page, or no such API: all that a page is told is that it failed.
    said.textContent = say('unreachable', { origin: location.origin });
  }
  if (!byId('name').value) byId('name').value = firstOf(chosen().widget);
  await show();
}

/** What a widget shows first; a schedule and a list show all. */
const firstOf = (widget) => known[widget]?.keys().next().value ?? '';

async function copy() {
  const code = byId('code');
  try {
    await navigator.clipboard.writeText(code.textContent);
    byId('copy').textContent = say('copied');
    announce('copied');
    setTimeout(() => (byId('copy').textContent = say('copy')), 2_000);
  } catch {
    getSelection().selectAllChildren(code);
    announce('notCopied');
    byId('kind-more').textContent = say('notCopied');
  }
}

function announce(key) {
  const said = byId('said');
  said.textContent = '';
  requestAnimationFrame(() => (said.textContent = say(key)));
}

form.addEventListener('submit', (event) => event.preventDefault());
let widgetBefore = 'room';
form.addEventListener('input', ({ target }) => {
  const { name, value } = target;
  if (name === 'api') return;
  if (name === 'widget') {
    names[widgetBefore] = byId('name').value;
    byId('name').value = names[value] ?? firstOf(value);
    widgetBefore = value;
  }
  if (COLORS.includes(name)) takeColor(name, value);
  if (name === 'radius') form.querySelector('[name=look][value=own]').checked = true;
  if (target.dataset.for) {
    const hex = /^#?([0-9a-f]{6})$/i.exec(value.trim());
    target.toggleAttribute('aria-invalid', !hex);
    if (!hex) return;
    takeColor(target.dataset.for, `#${hex[1].toLowerCase()}`);
  }
  if (name === 'look') {
    ownTextOnButton = false;
    if (value !== 'own') fillColors(value);
  }
  void show();
});
byId('api').addEventListener('change', connect);
byId('copy').addEventListener('click', copy);
document.addEventListener('change', ({ target }) => {
  if (target.name === 'page') byId('sheet').dataset.page = target.value;
  if (target.id === 'phone') byId('stage').classList.toggle('phone', target.checked);
  if (target.name === 'page' || target.name === 'kind') void show();
});

fillColors('hallway');
await connect();
