import { createHash } from 'node:crypto';

import { html } from 'hono/html';

import type { ClaimedMail } from '../repositories/reminder-mail.ts';
import { textsOf, type Texts } from '../texts/texts.ts';
import type { Mail } from './mailer.ts';

/** The e-mail about a talk: that it will start, has begun, or was called off. */
export async function reminderMail(
  { room, club, reminder }: ClaimedMail,
  { now, publicUrl, unsubscribe }: { now: Date; publicUrl: string; unsubscribe: string },
): Promise<Mail> {
  const texts = textsOf(reminder.language);
  const start = room.startsAt ?? now;
  const [subject, line] = news(texts, reminder.language, room, start, now);
  const link = `${publicUrl}/r/${room.name}`;
  const listen = room.cancelledAt ? '' : `${texts.listen}: ${link}`;
  const paragraphs = [[room.title, club?.title].filter(Boolean).join('\n'), line, listen];
  const why = `${texts.why}\n${texts.unsubscribe}: ${unsubscribe}`;
  return {
    to: reminder.email,
    subject,
    text: `${[...paragraphs.filter(Boolean), `-- \n${why}`].join('\n\n')}\n`,
    html: String(
      await html`<!doctype html>
        <html lang="${texts.language}">
          <head>
            <meta charset="utf-8" />
            <title>${subject}</title>
          </head>
          <body>
            <h1 lang="${room.language}">${room.title}</h1>
            ${club ? html`<p>${club.title}</p>` : ''}
            <p>${line}</p>
            ${listen ? html`<p><a href="${link}">${texts.listen}</a></p>` : ''}
            <hr />
            <p>
              <small>${texts.why} <a href="${unsubscribe}">${texts.unsubscribe}</a></small>
            </p>
          </body>
        </html>`,
    ),
    messageId: messageId(reminder, room.calendarSeq, publicUrl),
    unsubscribe,
  };
}

function news(
  texts: Texts,
  language: string,
  { title, state, cancelledAt }: ClaimedMail['room'],
  start: Date,
  now: Date,
): [subject: string, line: string] {
  // No zone is known of the reader: what is said relative to now is right in each, and the time says its own.
  const time = new Intl.DateTimeFormat(formatted(texts, language), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(start);
  if (cancelledAt) return [texts.calledOff(title), texts.calledOffLine(`${time} UTC`)];
  const minutes = Math.round((start.getTime() - now.getTime()) / 60_000);
  if (state === 'live' || minutes <= 0) return [texts.begun(title), texts.begunLine];
  const [amount, unit] =
    minutes < 90 ? ([minutes, 'minute'] as const) : ([Math.round(minutes / 60), 'hour'] as const);
  const when = new Intl.RelativeTimeFormat(texts.language).format(amount, unit);
  return [texts.startsSoon(when, title), texts.startsSoonLine(when, `${time} UTC`)];
}

/** How dates are written: as the reader's own variant of the language has it. */
function formatted(texts: Texts, language: string): string {
  return language.startsWith(texts.language) ? language : texts.language;
}

function messageId(
  { roomId, personId }: ClaimedMail['reminder'],
  sequence: number,
  publicUrl: string,
): string {
  // Not the ids themselves: an e-mail is passed on.
  const digest = createHash('sha256').update(`${roomId} ${personId} ${sequence}`).digest('base64url');
  return `<${digest}@${new URL(publicUrl).hostname}>`;
}
