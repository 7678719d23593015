// For every role of the demo: every page that the role can reach by links answers; each kind of page, and each page with
// anything new on it, is shown at both widths and in both schemes: no axe violation at WCAG 2.2 AA, no scrolling
// sideways, no error, no third party, no dead link.

import { after, before, describe, it } from 'node:test';
import { OPEN, SIGNED_IN } from './lib/addresses.mjs';
import { everyWay } from './lib/checks.mjs';
import { crawl, whatIsKnown } from './lib/crawl.mjs';
import { nothingFound } from './lib/report.mjs';
import { openStage } from './lib/stage.mjs';

const stage = await openStage();
const isKnown = whatIsKnown();
const roles = (await stage.accounts()).map(({ role }) => role);

describe('every page is accessible', { concurrency: 2 }, () => {
  after(() => stage.close());

  it('to somebody who has not signed in', async () => {
    const person = await stage.somebody();
    const { findings } = await crawl(person, OPEN, everyWay, isKnown);
    nothingFound('pages before sign-in', [...findings, ...person.heard.map(({ at, what }) => `${at}: ${what}`)]);
    await person.close();
  });

  for (const role of new Set(roles)) {
    it(`to ${role}`, async (t) => {
      const person = await stage.as(role);
      const { findings, visited, isAll } = await crawl(person, SIGNED_IN, everyWay, isKnown);
      t.diagnostic(`${visited.length} pages${isAll ? '' : ', and there are more'}`);
      nothingFound(`pages of ${role}`, [...findings, ...person.heard.map(({ at, what }) => `${at}: ${what}`)]);
      await person.close();
    });
  }

  it('in English as well', async () => {
    const person = await stage.as('head-of-it', { locale: 'en-GB', extraHTTPHeaders: { 'Accept-Language': 'en-GB' } });
    const wrong = [];
    const speaksEnglish = async (address, parts) => {
      if (!parts.some((part) => /^>HTML\[[^\]]*\blang=en\b/.test(part))) wrong.push(`${address}: the browser asks for English, and the page does not say lang="en"`);
      return true;
    };
    const { findings } = await crawl(person, ['/', '/needs', '/needs/ask', '/import'], async () => [], speaksEnglish);
    nothingFound('pages in English', [...findings, ...wrong].slice(0, 20));
    await person.leave();
  });
});
