import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from './support/fixtures.ts';
import { allRows } from './support/rows.ts';
import type { Visitor } from './support/visitor.ts';

const WORDS = {
  en: {
    field: 'Your question',
    asked: /^You ·/,
    vote: /^Vote, 0 votes$/,
    voted: /^Vote, 1 vote$/,
    manage: (text: string) => `Question: ${text}`,
    byVoice: 'Answered by voice',
    answered: 'Answered',
    invite: 'Invite to the stage',
    dismiss: 'Do not take it',
    save: 'Save',
    fate: 'Not taken: it is about something else',
    join: 'Join',
    questions: 'Questions',
    unanswered: '2 are not answered yet',
    rules: 'How questions are taken',
    download: 'Download as CSV',
    end: 'End room',
    offered: 'Save questions as CSV',
    saved: 'Questions saved',
    endIt: 'End it',
    ended: 'Its questions were erased.',
  },
  lt: {
    field: 'Jūsų klausimas',
    asked: /^Jūs ·/,
    vote: /^Balsuoti, 0 balsų$/,
    voted: /^Balsuoti, 1 balsas$/,
    manage: (text: string) => `Klausimas: ${text}`,
    byVoice: 'Atsakyta žodžiu',
    answered: 'Atsakyti',
    invite: 'Pakviesti į sceną',
    dismiss: 'Nepriimti',
    save: 'Išsaugoti',
    fate: 'Nepriimtas: jis apie ką kita',
    join: 'Prisijungti',
    questions: 'Klausimai',
    unanswered: '2 dar neatsakyti',
    rules: 'Kaip priimami klausimai',
    download: 'Atsisiųsti CSV',
    end: 'Baigti pokalbį',
    offered: 'Išsaugoti klausimus CSV',
    saved: 'Klausimai išsaugoti',
    endIt: 'Baigti',
    ended: 'Jo klausimai ištrinti.',
  },
} as const;

/** The row of a question. */
function row({ page }: Visitor, text: string) {
  return page.locator('[part="question"]').filter({ hasText: text });
}

for (const [lang, words] of Object.entries(WORDS)) {
  test(`a question from asking to its end: ${lang}`, async ({ stack, visit }) => {
    const secret = randomUUID().slice(0, 8);
    const [first, second] = [`Why limes ${secret}?`, `Is it open ${secret}?`];
    const hostToken = await stack.api.hostToken();
    const room = await stack.api.room(hostToken);
    const beside = `<hallway-room room="${room}"></hallway-room><hallway-questions room="${room}"></hallway-questions>`;
    // Host, speaker to be, and one who only looks at the page.
    const host = await visit({ body: beside, userToken: hostToken, lang });
    const asker = await visit({
      room,
      userToken: await stack.api.userToken(`asker-${randomUUID()}`, 'Priya Ramanesh'),
      lang,
    });
    const looker = await visit({ body: `<hallway-questions room="${room}"></hallway-questions>`, lang });
    await host.listen();
    await asker.listen();

    // In the player, unfolded and written by keyboard.
    const fold = asker.page.locator('details.asks > summary');
    await expect(fold).toContainText(words.questions);
    await fold.focus();
    await asker.page.keyboard.press('Enter');
    await asker.page.getByRole('textbox', { name: words.field }).focus();
    await asker.page.keyboard.type(first);
    await asker.page.keyboard.press('Enter');
    await expect(row(asker, first).getByText(words.asked)).toBeVisible();

    // By somebody who has not joined: votes by keyboard, and asks.
    await expect(row(looker, first)).toContainText('Priya Ramanesh');
    await row(looker, first).getByRole('button', { name: words.vote }).focus();
    await looker.page.keyboard.press('Enter');
    const voted = row(looker, first).getByRole('button', { name: words.voted, pressed: true });
    await expect(voted).toBeFocused();
    await expect(voted).toHaveAccessibleDescription(first);
    await looker.page.getByRole('textbox', { name: words.field }).fill(second);
    await looker.page.keyboard.press('Enter');
    await expect(row(looker, second)).toBeVisible();
    for (const visitor of [host, asker]) {
      await expect(row(visitor, first).locator('[part="vote"]')).toHaveText('1');
      await expect(row(visitor, second)).toBeVisible();
    }
    await expect(host.page.getByText(words.unanswered)).toBeVisible();

    // The host invites its asker, who comes on stage by it.
    const menu = async (text: string, item: string) => {
      await host.button(words.manage(text)).click();
      await host.page.getByRole('menuitem', { name: item, exact: true }).click();
    };
    await menu(first, words.invite);
    await asker.button(words.join).click();
    await expect(host.tile('Priya Ramanesh')).toBeVisible();
    await menu(first, words.byVoice);
    await expect(row(looker, first)).toHaveCount(0);
    await looker.button(words.answered).click();
    await expect(row(looker, first)).toBeVisible();

    // The other one is not taken, and its asker told why.
    await menu(second, words.dismiss);
    await host.page.locator('[part="task"]').getByRole('button', { name: words.save }).click();
    await expect(looker.page.getByText(words.fate)).toBeVisible();
    await expect(asker.page.getByText(second)).toHaveCount(0);

    // The host may take them along at any time, and is offered to when they end the room.
    const expectTable = async (button: string) => {
      const download = host.page.waitForEvent('download');
      await host.button(button).click();
      const table = await readFile(await (await download).path(), 'utf8');
      for (const text of [first, second]) expect(table).toContain(text);
    };
    await host.page.getByText(words.rules).click();
    await expectTable(words.download);
    await host.button(words.end).click();
    await expectTable(words.offered);
    await expect(host.button(words.saved)).toBeVisible();
    expect(await allRows(stack)).toContain(secret);
    await host.page.getByRole('dialog').getByRole('button', { name: words.endIt, exact: true }).click();
    await expect(looker.page.getByText(words.ended)).toBeVisible();
    expect(await allRows(stack)).not.toContain(secret);
    expect(stack.backend.log.join('\n')).not.toContain(secret);
  });
}

test('who asks without a name is known to nobody on the page', async ({ stack, visit }) => {
  const hostToken = await stack.api.hostToken();
  const room = await stack.api.room(hostToken);
  const { token } = await stack.api.session(hostToken);
  const rules = { asking: true, anonymous: 'everyone', approveFirst: true, slowSeconds: 0, words: ['spam*'] };
  await stack.api.call('PUT', `/v1/rooms/${room}/question-rules`, rules, token);
  const body = `<hallway-questions room="${room}"></hallway-questions>`;
  const userToken = await stack.api.userToken(`asker-${randomUUID()}`, 'Secret Asker');
  const [host, asker, other] = [
    await visit({ body, userToken: hostToken }),
    await visit({ body, userToken }),
    await visit({ body }),
  ];
  await asker.page.getByRole('textbox', { name: 'Your question' }).fill('Buy SPAMS now');
  await asker.button('Ask').click();
  await expect(asker.page.getByText('Please say it in other words')).toBeVisible();
  await asker.page.getByRole('checkbox', { name: 'Without my name' }).check();
  await asker.page.getByRole('textbox', { name: 'Your question' }).fill('How loud is a beech?');
  await asker.button('Ask').click();
  await expect(asker.page.getByText('With the hosts; others do not see it yet')).toBeVisible();
  await expect(other.page.getByText('No questions yet')).toBeVisible();
  await host.button('Waiting 1').click();
  await host.button('Question: How loud is a beech?').click();
  await host.page.getByRole('menuitem', { name: 'Let all see it' }).click();
  await expect(row(other, 'How loud')).toContainText('Without a name');
  await expect(row(asker, 'How loud')).toContainText('You, without your name');
  for (const { page } of [host, other]) await expect(page.locator('body')).not.toContainText('Secret Asker');
});
