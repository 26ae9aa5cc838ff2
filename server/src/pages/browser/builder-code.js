/** The code to paste, from what was chosen. */

/** By widget: its tag, the attribute that names what it shows, and the letter and word of its pages. */
export const WIDGETS = {
  room: { tag: 'hallway-room', entry: 'room', attribute: 'room', page: 'r', frame: 'room', height: 420 },
  club: {
    tag: 'hallway-club-card',
    entry: 'club-card',
    attribute: 'club',
    page: 'c',
    frame: 'club',
    height: 240,
  },
  person: {
    tag: 'hallway-profile-card',
    entry: 'profile-card',
    attribute: 'person',
    page: 'p',
    frame: 'person',
    height: 320,
  },
  schedule: { tag: 'hallway-schedule', entry: 'schedule', attribute: 'club' },
  list: { tag: 'hallway-room-list', entry: 'room-list', attribute: 'club' },
};

/** What frames take of a look, by its token. */
const FRAME_LOOK = {
  '--hallway-color-accent': 'accent',
  '--hallway-color-on-accent': 'on-accent',
  '--hallway-color-surface': 'surface',
  '--hallway-color-text': 'text',
  '--hallway-radius-m': 'radius',
};

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Attributes of the widget's tag, in order. */
export function attributesOf({ widget, name, variant, lang, theme }) {
  const { attribute } = WIDGETS[widget];
  return Object.entries({
    [attribute]: name,
    variant: widget === 'club' && variant === 'banner' ? 'banner' : '',
    lang,
    theme,
  }).filter(([, value]) => value);
}

/** The code of a kind; nothing where there is none. */
export function codeOf(kind, chosen) {
  return { plain, react, frame, wordpress }[kind](chosen);
}

function plain(chosen) {
  const { widget, api, name, title, tokens } = chosen;
  const { tag, page } = WIDGETS[widget];
  const attributes = attributesOf(chosen).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const link =
    page && name ? `\n  <a href="${escaped(`${api}/${page}/${name}`)}">${escaped(title || name)}</a>\n` : '';
  const rules = Object.entries(tokens).map(([token, value]) => `  ${token}: ${value};\n`);
  return [
    rules.length > 0 && `<style>\n${tag} {\n${rules.join('')}}\n</style>`,
    `<script type="module" src="${escaped(api)}/widget/hallway.js"\n  data-api="${escaped(api)}"></script>`,
    `<${tag}${attributes.join('')}>${link}</${tag}>`,
  ]
    .filter(Boolean)
    .join('\n');
}

function wordpress(chosen) {
  return `<!-- wp:html -->\n${plain(chosen)}\n<!-- /wp:html -->`;
}

function react(chosen) {
  const { widget, api, tokens } = chosen;
  const { tag, entry } = WIDGETS[widget];
  const look = Object.entries(tokens).map(([token, value]) => `  '${token}': ${JSON.stringify(value)},\n`);
  const attributes = attributesOf(chosen).map(([key, value]) => ` ${key}=${JSON.stringify(value)}`);
  return `import { configure } from 'hallway-elements';
import 'hallway-elements/${entry}/define';

configure({ api: ${JSON.stringify(api)} });
${look.length > 0 ? `\nconst look = {\n${look.join('')}};\n` : ''}
export function Hallway() {
  return <${tag}${attributes.join('')}${look.length > 0 ? ' style={look}' : ''} />;
}`;
}

function frame(chosen) {
  const { widget, api, name, title, lang, theme, tokens } = chosen;
  const { frame: word, height } = WIDGETS[widget];
  if (!word) return undefined;
  const query = new URLSearchParams();
  if (lang) query.set('lang', lang);
  // A frame has no site around it to look like.
  if (theme === 'light' || theme === 'dark') query.set('theme', theme);
  for (const [token, key] of Object.entries(FRAME_LOOK)) {
    if (tokens[token]) query.set(key, tokens[token].replace(/^#|px$/g, ''));
  }
  const address = `${api}/embed/${word}/${name}${query.size > 0 ? `?${query}` : ''}`;
  return `<iframe src="${escaped(address)}"
  title="${escaped(title || name)}" width="560" height="${height}"
  allow="microphone; autoplay; clipboard-write; web-share" loading="lazy"></iframe>
<script async src="${escaped(api)}/embed.js"></script>`;
}
