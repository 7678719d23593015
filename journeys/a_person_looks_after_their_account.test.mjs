// A person sees where they are signed in, ends another session, and signs out; an ended session is no way back in.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { openStage } from './lib/stage.mjs';

const stage = await openStage();

describe('a person looks after their account', () => {
  after(() => stage.close());

  it('signing out ends the session, also for a copy of its cookie', async () => {
    const [{ email }] = await stage.accounts();
    const person = await stage.somebody();
    await person.signIn(email);
    const copy = await stage.somebody({ storageState: await person.context.storageState() });
    await copy.go('/account');
    await person.send(person.page.locator('form[action*="sign-out"]').first());
    await copy.page.goto('/account');
    assert.match(copy.where(), /^\/sign-in/, 'the copied cookie still works');
    await copy.leave();
    await person.leave();
  });

  it('another session is listed and ended', async () => {
    const [{ email }] = await stage.accounts();
    const [here, there] = [await stage.somebody(), await stage.somebody()];
    await here.signIn(email);
    await there.signIn(email);
    await here.go('/account');
    const revokes = here.page.locator('main form[action*="sessions"], main form[action*="revoke"]');
    assert.ok((await revokes.count()) > 0, '/account offers to end no other session');
    for (let left = await revokes.count(); left > 0; left = await revokes.count()) {
      await here.send(revokes.first());
      await here.go('/account');
      if ((await revokes.count()) >= left) break;
    }
    await there.page.goto('/account');
    assert.match(there.where(), /^\/sign-in/, 'the ended session still works');
    await here.go('/account');
    await here.leave();
    await there.leave();
  });

  it('the language is chosen and stays', async () => {
    const person = await stage.as('staff');
    await person.go('/');
    const before = await person.page.getAttribute('html', 'lang');
    await person.page.locator('form:has([name="lang"]) button').last().evaluate((button) => button.click());
    await person.page.waitForFunction((lang) => document.documentElement.lang !== lang, before);
    await person.go('/needs');
    assert.notEqual(await person.page.getAttribute('html', 'lang'), before);
    await person.leave();
  });
});
