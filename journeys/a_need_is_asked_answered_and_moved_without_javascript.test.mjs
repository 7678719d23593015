// A member of staff asks for a need, the head of IT moves it on the board and answers it, and the asker reads
// the answer: with links and forms alone.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { ask, card, newTitle, sees } from './lib/needs.mjs';
import { openStage } from './lib/stage.mjs';

const stage = await openStage();
const PLAIN = { javaScriptEnabled: false };
const ANSWER = 'Tio datorer finns att hämta på tisdag.';

describe('without JavaScript', () => {
  after(() => stage.close());
  const title = newTitle();
  let need;

  it('a person signs in with the form', async () => {
    const [{ email }] = await stage.accounts();
    const person = await stage.somebody(PLAIN);
    await person.signIn(email);
    assert.equal(person.where(), '/');
    await person.leave();
  });

  it('a member of staff asks for a need', async () => {
    const staff = await stage.as('staff', PLAIN);
    need = await ask(staff, title);
    await staff.leave();
  });

  it('a form with faults keeps what was typed and names each fault', async () => {
    const staff = await stage.as('staff', PLAIN);
    await staff.go('/needs/ask');
    const form = staff.page.locator('main form[method="post" i]').first();
    await form.locator('textarea').first().fill('Det här får inte gå förlorat.');
    const [answer] = await Promise.all([
      staff.page.waitForResponse((r) => r.request().method() === 'POST'),
      form.locator('button').first().click(),
    ]);
    assert.equal(answer.status(), 422);
    const summary = staff.page.locator('.error-summary');
    const link = await summary.locator('a').first().getAttribute('href');
    assert.ok(await staff.page.locator(`[id="${link.slice(1)}"]`).count(), `the summary links to ${link}, which is not there`);
    assert.equal(await staff.page.locator('main textarea').first().inputValue(), 'Det här får inte gå förlorat.');
    await staff.leave();
  });

  it('the head of IT moves it on the board', async () => {
    const lead = await stage.as('head-of-it', PLAIN);
    const before = await card(lead, need);
    await before.found.locator('details summary').click();
    const move = before.found.locator('.card-moves form, .card-moves a').first();
    assert.ok(await move.count(), `the card of ${need} offers no move`);
    if ((await move.evaluate((e) => e.tagName)) === 'FORM') {
      await lead.send(move);
    } else {
      await Promise.all([lead.page.waitForNavigation(), move.click()]);
      await lead.send(lead.page.locator('main form[method="post" i]').first());
    }
    const later = await card(lead, need);
    assert.notEqual(later.column, before.column, `the card is still under "${before.column}"`);
    await lead.leave();
  });

  it('the head of IT answers it', async () => {
    const lead = await stage.as('head-of-it', PLAIN);
    await lead.go(need);
    const form = await lead.form('/answer');
    const text = await form.locator('textarea').first().getAttribute('name');
    await lead.send(form, { [text]: ANSWER });
    await lead.leave();
  });

  it('the asker reads the answer', async () => {
    const staff = await stage.as('staff', PLAIN);
    await staff.go(need);
    await sees(staff, title);
    await sees(staff, ANSWER);
    await staff.leave();
  });
});
