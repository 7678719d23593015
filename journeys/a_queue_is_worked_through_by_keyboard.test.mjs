// A whole queue with the keyboard alone: from the list into a ticket, on to the next, an answer, and no key while one types.
// Two of the desk in one ticket hear of each other; an answer that exists already appears while somebody writes.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { openStage } from './lib/stage.mjs';

const stage = await openStage();
const QUEUE = '/tickets?state=open&sort=created';
/** Presses a key that leads to another page. */
async function press(page, key) {
  const before = page.url();
  await Promise.all([page.waitForURL((url) => url.href !== before), page.keyboard.press(key)]);
}

const inQueue = /^\/tickets\/(\d+)\?in=/;
const number = (person) => Number(inQueue.exec(person.where())?.[1]);

describe('a queue by keyboard', { timeout: 300_000 }, () => {
  after(() => stage.close());

  it('opens from the list, goes on and back, and keeps the queue through an answer', async () => {
    const person = await stage.as('head-of-it');
    const { page } = person;
    await person.go(QUEUE);
    await page.keyboard.press('j');
    await press(page, 'Enter');
    const first = number(person);
    assert.ok(first > 0, person.where());
    await press(page, 'n');
    const second = number(person);
    assert.notEqual(second, first);
    await press(page, 'p');
    assert.equal(number(person), first);
    await press(page, 'n');
    await page.keyboard.press('a');
    assert.equal(await page.evaluate(() => document.activeElement.name), 'text', 'a leads into the answer');
    await page.keyboard.type('Vi tar in den i paper, nu. ');
    assert.equal(number(person), second, 'no key acts while one types');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Control+Enter')]);
    assert.equal(number(person), second, 'and the answer leads back into the queue');
    await press(page, 'i');
    assert.match(person.where(), /\/note\?in=/);
    assert.equal(await page.evaluate(() => document.activeElement.name), 'text', 'who came by a key goes on by keys');
    await page.keyboard.type('Skrivet utan mus.');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Control+Enter')]);
    await press(page, 'n');
    assert.notEqual(number(person), second);
    await press(page, 'q');
    assert.equal(person.where(), QUEUE);
    await person.leave();
  });

  it('shows its keys, and has none when they are turned off', async () => {
    const person = await stage.as('head-of-it');
    const { page } = person;
    await person.go(QUEUE);
    await page.keyboard.press('j');
    await press(page, 'Enter');
    const here = person.where();
    await page.keyboard.press('?');
    const keys = await page.locator('#keys').innerText();
    for (const words of ['Nästa', 'Svara', 'Intern']) assert.ok(keys.includes(words), `${words}: ${keys}`);
    await page.locator('#keys-off').check();
    await page.keyboard.press('Escape');
    for (const key of ['n', 'a', 'i', 'w', 'r', '?', 'g', 't']) await page.keyboard.press(key);
    await page.waitForTimeout(500);
    assert.equal(person.where(), here);
    assert.notEqual(await page.evaluate(() => document.activeElement.name), 'text');
    await page.reload();
    await page.keyboard.press('n');
    await page.waitForTimeout(300);
    assert.equal(person.where(), here, 'off stays off in this browser');
    await person.leave();
  });

  it('says what another does meanwhile and loses nothing that is typed', async () => {
    const one = await stage.as('head-of-it');
    await one.go(QUEUE);
    await one.page.locator('main tbody a').first().click();
    await one.page.waitForLoadState();
    const at = `/tickets/${number(one)}`;
    const other = await stage.as('agent');
    await one.page.clock.install();
    await one.go(at);
    await other.go(at);
    await one.page.locator('textarea[name=text]').fill('Halvskrivet svar');
    await one.page.clock.fastForward(16_000);
    await one.page.waitForTimeout(500);
    await other.go(at);
    await other.page.locator('[data-who]', { hasText: 'skriver ett svar' }).waitFor();
    await other.send(other.page.locator('form[action$="/answer"]'), { text: 'Klart på fem minuter.' });
    await one.page.clock.fastForward(16_000);
    const news = one.page.locator('[data-news]');
    await news.waitFor({ state: 'visible' });
    await news.locator('button').click();
    await one.page.locator('.messages', { hasText: 'Klart på fem minuter.' }).waitFor();
    assert.equal(await one.page.locator('textarea[name=text]').inputValue(), 'Halvskrivet svar');
    await other.close();
    await one.close();
  });

  it('shows what may answer while somebody writes', async () => {
    const person = await stage.as('head-of-it');
    await person.go('/tickets/report');
    await person.page.locator('input[name=title]').pressSequentially('Projektorn visar ingen bild');
    const found = person.page.locator('.suggest li');
    await found.first().waitFor();
    assert.ok((await found.count()) >= 1);
    await person.close();
  });
});
