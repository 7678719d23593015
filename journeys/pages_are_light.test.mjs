// A page weighs less than 100 KB the first time and less than 20 KB the next, all it loads taken together.

import { after, describe, it } from 'node:test';
import { SIGNED_IN } from './lib/addresses.mjs';
import { COLD_BYTES, WARM_BYTES, heavy, transfer } from './lib/checks.mjs';
import { nothingFound } from './lib/report.mjs';
import { openStage } from './lib/stage.mjs';

const stage = await openStage();

describe('pages are light', () => {
  after(() => stage.close());

  it('cold and warm, for the head of IT', async (t) => {
    const findings = [];
    for (const path of ['/sign-in', ...SIGNED_IN]) {
      const person = path === '/sign-in' ? await stage.somebody() : await stage.as('head-of-it');
      const cold = await transfer(person.page, path);
      await person.page.goto('/accessibility', { waitUntil: 'networkidle' });
      const warm = await transfer(person.page, path);
      t.diagnostic(`${path}: ${cold.bytes} cold, ${warm.bytes} warm`);
      findings.push(...heavy(path, 'cold', cold, COLD_BYTES), ...heavy(path, 'warm', warm, WARM_BYTES));
      await person.leave();
    }
    nothingFound('heavy pages', findings);
  });
});
