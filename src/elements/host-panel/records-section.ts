import { html, nothing, type TemplateResult } from 'lit';
import type { Ban, Report } from '../../contract/types.ts';
import { formatClock } from '../../i18n/moment.ts';
import type { TextKey } from '../../i18n/text.ts';
import { type PanelContext, refused, refusalText } from './context.ts';
import { logRow } from './log.ts';
import type { RecordKind } from './records.ts';

const EMPTY: Readonly<Record<RecordKind, TextKey>> = {
  reports: 'records.noReports',
  bans: 'records.noBans',
  log: 'records.noLog',
};

/** Reports, who is kept out, and who did what: one of them is open, or none. */
export function recordsSection(context: PanelContext): TemplateResult | typeof nothing {
  const { records, speech } = context;
  if (!records.kept) return nothing;
  const { open } = records;
  return html`<section class="section records" part="records" aria-labelledby="records">
    <h4 class="sr" id="records" tabindex="-1">${speech.say('records.label')}</h4>
    <div class="row tabs">
      ${toggle(context, 'reports', records.reports?.count)}${toggle(context, 'bans')}${toggle(context, 'log')}
    </div>
    ${open ? list(context, open) : nothing}
  </section>`;
}

function toggle({ records, speech: { say } }: PanelContext, kind: RecordKind, count = 0): TemplateResult {
  return html`<button
    class=${`btn sm ${count ? 'soft' : ''}`}
    part="button"
    type="button"
    aria-expanded=${records.open === kind ? 'true' : 'false'}
    @click=${() => records.toggle(kind)}
  >
    ${say(`records.${kind}`)} ${count ? html`<span class="num">${count}</span>` : nothing}
  </button>`;
}

function list(context: PanelContext, kind: RecordKind): TemplateResult {
  const { records, speech } = context;
  const { say } = speech;
  const rows = rowsOf(context, kind);
  const failure = records.failures.get(kind);
  return html`${refused(context, failure)}${
      failure
        ? html`<p>
            <button class="btn sm" part="button" type="button" @click=${() => void records.read(kind)}>
              ${say('room.retry')}
            </button>
          </p>`
        : nothing
    }
    ${
      rows?.length
        ? html`<div class="box" role="group" tabindex="0" aria-label=${say(`records.${kind}`)}>
            <ul class="list" role="list">
              ${rows}
            </ul>
            ${kind === 'log' ? earlier(context) : nothing}
          </div>`
        : failure
          ? nothing
          : html`<p class="small muted none">${say(rows ? EMPTY[kind] : 'records.loading')}</p>`
    }
    <p class="tiny muted">${say('records.kept')}</p>`;
}

/** Undefined while nobody knows. */
function rowsOf(context: PanelContext, kind: RecordKind): TemplateResult[] | undefined {
  const { records } = context;
  if (kind === 'reports') return records.reports?.reports.map((report) => reportRow(context, report));
  if (kind === 'bans') return records.bans?.map((ban) => banRow(context, ban));
  return records.log?.map((entry) => logRow(context, entry));
}

function reportRow(context: PanelContext, report: Report): TemplateResult {
  const { desk, speech } = context;
  const { locale, say } = speech;
  const { id, at, person, reporter, reason, message } = report;
  const refusal = refusalText(context, id);
  return html`<li class="record" part="person" data-id=${id}>
    <div>
      <p class="medium">${person.name}</p>
      <p class="small">${say(`report.${reason}`)}</p>
      ${message ? html`<p class="small words" dir="auto">${message}</p>` : nothing}
      <p class=${`tiny ${refusal ? 'bad' : 'muted'}`}>
        ${refusal ?? `${say('records.by', { name: reporter.name })} · ${formatClock(locale, at)}`}
      </p>
    </div>
    ${desk.button({
      action: { type: 'report-close', report: id },
      label: say('records.done'),
      name: say('records.doneAbout', { name: person.name }),
    })}
  </li>`;
}

function banRow(context: PanelContext, { person, kind, scope, at }: Ban): TemplateResult {
  const { desk, speech } = context;
  const { locale, say } = speech;
  const name = person.name ?? say('records.unnamed');
  const refusal = refusalText(context, person.id);
  const what = say(kind === 'removed' ? 'ban.removed' : `ban.${scope}`);
  return html`<li class="record" part="person" data-id=${person.id}>
    <div>
      <p class="medium">${name}</p>
      <p class=${`tiny ${refusal ? 'bad' : 'muted'}`}>${refusal ?? `${what} · ${formatClock(locale, at)}`}</p>
    </div>
    ${desk.button({
      action: { type: 'ban-lift', person: person.id },
      label: say('records.letIn'),
      name: say('records.letInPerson', { name }),
    })}
  </li>`;
}

function earlier({ records, speech: { say } }: PanelContext): TemplateResult | typeof nothing {
  if (!records.hasEarlier) return nothing;
  return html`<p class="none">
    <button class="btn sm" part="button" type="button" @click=${() => void records.readEarlier()}>
      ${say('records.more')}
    </button>
  </p>`;
}
