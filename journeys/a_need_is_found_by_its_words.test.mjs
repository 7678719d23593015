// What is asked for is found by another form of its word, marked, and only by those who may read it.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { ask, newTitle } from './lib/needs.mjs';
import { openStage } from './lib/stage.mjs';

const stage = await openStage();

describe('search', () => {
  after(() => stage.close());

  it('finds another form of the word and marks it', async () => {
    const staff = await stage.as('staff');
    const title = newTitle();
    const need = await ask(staff, title);
    // Asked as "Lånedatorer", found as "lånedator".
    const number = title.split(' ').at(-1);
    await staff.go(`/search?q=${encodeURIComponent(`lånedator ${number}`)}`);
    const hit = staff.page.locator(`main a[href="${need}"]`).first();
    assert.ok(await hit.count(), `${staff.where()} does not find ${need}`);
    assert.ok(await staff.page.locator('main mark').count(), 'what was found is not marked');
    await staff.leave();
  });

  it('finds nothing politely', async () => {
    const staff = await stage.as('staff');
    await staff.go('/search?q=xyzzyplugh');
    assert.equal(await staff.page.locator('main mark').count(), 0);
    assert.ok((await staff.page.locator('main').innerText()).trim().length > 20, 'an empty result says nothing');
    await staff.leave();
  });
});
