// With the keyboard alone: skip to the content, sign in, find, ask; focus is always seen and never trapped.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { PASSWORD, openStage } from './lib/stage.mjs';
import { newTitle, sees } from './lib/needs.mjs';
import { nothingFound } from './lib/report.mjs';

const stage = await openStage();

/** Where the focus is, and whether a person can see it. */
const focus = (page) => page.evaluate(() => {
  const e = document.activeElement;
  const style = getComputedStyle(e);
  const box = e.getBoundingClientRect();
  const name = e.tagName.toLowerCase() + (e.id ? `#${e.id}` : '') + (e.name ? `[name=${e.name}]` : '') + (e.getAttribute('href') ? `[href="${e.getAttribute('href')}"]` : '');
  const isDrawn = (style) => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  // A field in a chip is marked by the chip; a sector of the wheel by its own thicker line in the colour of the focus.
  const chip = e.closest('.chip');
  const sector = e.querySelector('.segment');
  const isMarked = isDrawn(style) || (chip && isDrawn(getComputedStyle(chip)))
    || (sector && parseFloat(getComputedStyle(sector).strokeWidth) >= 3);
  return { name, isMarked, hasSize: box.width > 0 && box.height > 0, isBody: e === document.body };
});

const tabTo = async (page, selector, most = 80) => {
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((s) => document.activeElement.matches(s), selector)) return;
  }
  assert.fail(`${selector} is not reached with ${most} presses of Tab at ${page.url()}`);
};

describe('by keyboard', { timeout: 600_000 }, () => {
  after(() => stage.close());

  it('the first Tab offers to skip to the content', async () => {
    const person = await stage.as('head-of-it');
    await person.go('/needs');
    await person.page.keyboard.press('Tab');
    const { name, hasSize } = await focus(person.page);
    assert.match(name, /#main"/);
    assert.ok(hasSize, 'the skip link is not seen when it has the focus');
    await person.page.keyboard.press('Enter');
    assert.equal(await person.page.evaluate(() => document.activeElement.id), 'main');
    await person.leave();
  });

  it('a person signs in', async () => {
    const { email } = (await stage.accounts())[0];
    const person = await stage.somebody();
    await person.go('/sign-in');
    const at = await focus(person.page);
    if (!at.name.includes('email')) await tabTo(person.page, 'input[name="email"]');
    await person.page.keyboard.type(email);
    await tabTo(person.page, 'input[name="password"]');
    await person.page.keyboard.type(PASSWORD);
    await Promise.all([person.page.waitForNavigation(), person.page.keyboard.press('Enter')]);
    assert.equal(person.where(), '/');
    await person.leave();
  });

  for (const path of ['/', '/needs', '/needs/ask', '/needs/board', '/import', '/account']) {
    it(`focus is seen and never trapped at ${path}`, async () => {
      const person = await stage.as('head-of-it');
      await person.go(path);
      const findings = [];
      let steps = 0;
      let last = '';
      for (; steps < 250; steps += 1) {
        await person.page.keyboard.press('Tab');
        const { name, isMarked, hasSize, isBody } = await focus(person.page);
        if (isBody) break;
        if (!isMarked || !hasSize) findings.push(`the focus on ${name} is not seen`);
        last = name;
      }
      nothingFound(`focus at ${path}`, findings);
      assert.ok(steps > 3, 'nothing takes the focus');
      assert.ok(steps < 250, `Tab does not come round; last at ${last}`);
      await person.leave();
    });
  }

  it('/ goes to search, ? lists the keys, g and a letter goes', async () => {
    const person = await stage.as('head-of-it');
    const { page } = person;
    await person.go('/needs');
    await page.keyboard.press('/');
    assert.ok(await page.evaluate(() => document.activeElement.matches('input[type="search"]')), '/ does not go to search');
    await page.keyboard.press('Escape');
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press('?');
    await page.locator('#keys').waitFor({ state: 'visible', timeout: 3000 });
    await page.keyboard.press('Escape');
    await page.locator('#keys').waitFor({ state: 'hidden', timeout: 3000 });
    const go = page.locator('a[data-go]').first();
    const [key, href] = [await go.getAttribute('data-go'), await go.getAttribute('href')];
    await page.keyboard.press('g');
    await Promise.all([page.waitForURL((url) => url.pathname === href), page.keyboard.press(key)]);
    await person.leave();
  });

  it('c opens the form, and it is filled and sent', async () => {
    const person = await stage.as('staff');
    const { page } = person;
    const title = newTitle();
    await person.go('/needs');
    await Promise.all([page.waitForURL(/\/needs\/ask/), page.keyboard.press('c')]);
    await tabTo(page, 'main form [name="title"]');
    await page.keyboard.type(title);
    // What else is required is typed where it stands, in the order of the page.
    for (let i = 0; i < 40; i += 1) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        const e = document.activeElement;
        return { tag: e.tagName, type: e.type, isRequired: e.required === true, value: e.value, isSubmit: e.matches('main form button:not([type="button"])') };
      });
      if (at.isSubmit) break;
      if (at.isRequired && !at.value) {
        if (at.tag === 'SELECT') await page.keyboard.press('ArrowDown');
        else await page.keyboard.type('Skrivet med tangentbordet.');
      }
    }
    await Promise.all([page.waitForURL(/\/needs\/\d+/), page.keyboard.press('Enter')]);
    await sees(person, title);
    await person.leave();
  });
});
