// The head of IT brings in a spreadsheet of needs, reads the dry run, commits, finds the needs, and undoes it all.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openStage } from './lib/stage.mjs';

const stage = await openStage();
const MOST_STEPS = 8;

describe('import', () => {
  let folder;
  const word = `inläst${Date.now()}`;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'varv-import-'));
    const rows = [1, 2, 3].map((n) => `Skärm ${word} nummer ${n};Den gamla är trasig och syns inte i solljus.;Norra skolan`);
    // As Excel saves it on a Swedish machine: semicolons and Windows letters.
    await writeFile(join(folder, 'behov.csv'), Buffer.from(['Rubrik;Beskrivning;Enhet', ...rows, ''].join('\r\n'), 'latin1'));
  });
  after(async () => { await stage.close(); await rm(folder, { recursive: true, force: true }); });

  const found = async (person) => {
    await person.go(`/search?q=${word}`);
    return person.page.locator('main a[href^="/needs/"]').count();
  };

  it('goes from file to needs, step by step, without JavaScript', async () => {
    const lead = await stage.as('head-of-it', { javaScriptEnabled: false });
    await lead.go('/import');
    let form = lead.page.locator('main form:has(input[type="file"])').first();
    if (!(await form.count())) form = await lead.form('/new');
    const file = await form.locator('input[type="file"]').first().getAttribute('name');
    await lead.send(form, { [file]: join(folder, 'behov.csv') });
    // Each page has one primary act, a link or a button, until the import can be undone.
    for (let step = 0; step < MOST_STEPS; step += 1) {
      if (await lead.page.locator('form[action$="/undo"], a[href$="/undo"]').count()) break;
      const next = lead.page.locator('main a.button.primary, main form button.primary').first();
      if (await next.count()) await Promise.all([lead.page.waitForNavigation(), next.click()]);
      else { await lead.page.waitForTimeout(1_000); await lead.page.reload(); }
    }
    assert.ok((await found(lead)) >= 3, 'the three needs are not there after the import');
    await lead.leave();
  });

  it('is undone as a whole', async () => {
    const lead = await stage.as('head-of-it', { javaScriptEnabled: false });
    await lead.go('/import/list');
    const hrefs = await lead.page.locator('main a[href^="/import/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    await lead.go(hrefs.find((href) => /^\/import\/\d+$/.test(href)) ?? '/import/list');
    await lead.send(await lead.form('/undo'));
    const again = lead.page.locator('main form[action$="/undo"]').first();
    if (await again.count()) await lead.send(again);
    assert.equal(await found(lead), 0, 'needs are left after the undo');
    await lead.leave();
  });
});
