import { html, raw } from 'hono/html';

import { BUILDER_TEXTS, type BuilderTexts } from '../builder-texts.ts';
import { LANGUAGES, type Language } from '../texts.ts';
import { document, type Markup } from './document.ts';
import type { Kit } from './page.ts';
import { widgetScript } from './widget.ts';

const WIDGETS = ['room', 'club', 'person', 'schedule', 'list'] as const;
const LOOKS = ['hallway', 'site', 'paper', 'night', 'poster', 'own'] as const;
const COLORS = ['accent', 'on-accent', 'surface', 'text'] as const;
const CODES = ['plain', 'wordpress', 'react', 'frame'] as const;
const PAGES = ['white', 'dark', 'tinted'] as const;

type Key = keyof BuilderTexts;

/** The page on which a site's owner puts a widget together. What is chosen stays in the page; its script does the rest. */
export function builder(language: Language, { place, widget: at, files }: Kit): Markup {
  const texts = BUILDER_TEXTS[language];
  return document({
    language,
    title: `${texts.title} – Hallway`,
    colorScheme: 'light dark',
    head: html`<link rel="stylesheet" href="${files.address('builder.css')}" />
      <meta name="description" content="${texts.lead}" />
      ${widgetScript(at)}
      <script type="module" src="${files.address('builder.js')}"></script>`,
    body: html`<header class="top">
        <p class="brand">Hallway</p>
        <nav aria-label="${language === 'lt' ? 'Kalba' : 'Language'}">
          ${LANGUAGES.map((one) => languageLink(one, language))}
        </nav>
      </header>
      <main id="builder" data-base="${place.base}" data-api="${at.api}">
        <div class="intro">
          <h1>${texts.title}</h1>
          <p>${texts.lead}</p>
        </div>
        <form id="choices" autocomplete="off">${choices(texts, place.base)}</form>
        <div class="result">${preview(texts)} ${codes(texts)}</div>
      </main>
      <p id="said" class="unseen" role="status"></p>
      ${textBlock(texts)}`,
    files,
  });
}

function languageLink(one: Language, current: Language): Markup {
  const name = { en: 'English', lt: 'Lietuvių' }[one];
  return one === current
    ? html`<a href="?lang=${one}" lang="${one}" aria-current="page">${name}</a>`
    : html`<a href="?lang=${one}" lang="${one}" hreflang="${one}">${name}</a>`;
}

function choices(texts: BuilderTexts, base: string): Markup {
  return html`<fieldset>
      <legend>${texts.widget}</legend>
      <div class="cards">
        ${WIDGETS.map(
          (name, index) =>
            html`<label class="choice"
              ><input type="radio" name="widget" value="${name}" ${index === 0 ? 'checked' : ''} /><span
                ><b>${texts[name]}</b><small>${texts[`${name}More`]}</small></span
              ></label
            >`,
        )}
      </div>
    </fieldset>
    <fieldset>
      <legend>${texts.connect}</legend>
      <label for="api">${texts.api}</label>
      <input id="api" name="api" type="url" value="${base}" spellcheck="false" aria-describedby="connected" />
      <p id="connected" class="hint" role="status"></p>
      <label for="name" id="name-label">${texts.whichRoom}</label>
      <input id="name" name="name" list="names" spellcheck="false" autocapitalize="off" />
      <datalist id="names"></datalist>
      <div id="shapes" hidden>${segments(texts, 'variant', texts.shape, ['card', 'banner'])}</div>
      <label for="lang">${texts.language}</label>
      <select id="lang" name="lang">
        <option value="">${texts.asPage}</option>
        <option value="en" lang="en">English</option>
        <option value="lt" lang="lt">Lietuvių</option>
      </select>
    </fieldset>
    <fieldset>
      <legend>${texts.look}</legend>
      <div class="looks">
        ${LOOKS.map(
          (name, index) =>
            html`<label class="choice look ${name}"
              ><input type="radio" name="look" value="${name}" ${index === 0 ? 'checked' : ''} /><span
                ><i aria-hidden="true"></i><b>${texts[name]}</b></span
              ></label
            >`,
        )}
      </div>
      <p class="hint" id="site-more" hidden>${texts.siteMore}</p>
      <div id="colors">
        ${COLORS.map((name) => colorField(texts, name))}
        <div class="field">
          <label for="radius">${texts.radius}</label>
          <input id="radius" name="radius" type="range" min="0" max="24" step="1" value="10" />
        </div>
      </div>
      <div id="contrast">
        <h2>${texts.contrast}</h2>
        <dl id="ratios"></dl>
      </div>
    </fieldset>`;
}

function colorField(texts: BuilderTexts, name: (typeof COLORS)[number]): Markup {
  return html`<div class="field">
    <label for="${name}">${texts[name]}</label>
    <input id="${name}" name="${name}" type="color" value="#000000" />
    <input
      class="hex"
      id="${name}-hex"
      data-for="${name}"
      aria-label="${texts.colorOf.replace('{name}', texts[name])}"
      maxlength="7"
      spellcheck="false"
      autocapitalize="off"
    />
  </div>`;
}

/** The empty room tells the bundle at once that rooms come, so that it need not fetch its other half first. */
function preview(texts: BuilderTexts): Markup {
  return html`<section aria-labelledby="preview-title" class="panel">
    <div class="bar">
      <h2 id="preview-title">${texts.preview}</h2>
      <div class="tools">
        ${segments(texts, 'page', texts.page, PAGES, true)}
        <label class="check"><input type="checkbox" id="phone" /> ${texts.phone}</label>
      </div>
    </div>
    <div id="sheet" data-page="white">
      <div id="stage"><hallway-room hidden></hallway-room></div>
    </div>
    <p id="example" class="hint" hidden>${texts.example}</p>
  </section>`;
}

function codes(texts: BuilderTexts): Markup {
  return html`<section aria-labelledby="code-title" class="panel">
    <div class="bar">
      <h2 id="code-title">${texts.code}</h2>
      <div class="tools">${segments(texts, 'kind', texts.code, CODES, true)}</div>
    </div>
    <pre id="code" tabindex="0" aria-labelledby="code-title"><code></code></pre>
    <div class="bar">
      <button type="button" id="copy">${texts.copy}</button>
      <p class="hint" id="kind-more">${texts.plainMore}</p>
    </div>
    <p class="hint">${texts.origins}</p>
  </section>`;
}

/** Radio buttons side by side; one form control that arrow keys move through. */
function segments(
  texts: BuilderTexts,
  name: string,
  legend: string,
  values: readonly Key[],
  quiet = false,
): Markup {
  return html`<fieldset class="segments">
    <legend class="${quiet ? 'unseen' : ''}">${legend}</legend>
    ${values.map(
      (value, index) =>
        html`<label
          ><input type="radio" name="${name}" value="${value}" ${index === 0 ? 'checked' : ''} /><span
            >${texts[value]}</span
          ></label
        >`,
    )}
  </fieldset>`;
}

/** What the script says; data, which no policy keeps. */
function textBlock(texts: BuilderTexts): Markup {
  const safe = JSON.stringify(texts).replaceAll('<', '\\u003c');
  return html`<script type="application/json" id="texts">
    ${raw(safe)}
  </script>`;
}
