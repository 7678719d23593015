// Each role asks for every address that the others can reach: it is either theirs too, or there is nothing there,
// told in exactly the words of an address that never was. Nobody signed out gets further than the sign-in page.

import { after, describe, it } from 'node:test';
import { OPEN, SIGNED_IN } from './lib/addresses.mjs';
import { crawl } from './lib/crawl.mjs';
import { nothingFound } from './lib/report.mjs';
import { openStage } from './lib/stage.mjs';

const stage = await openStage();
const roles = [...new Set((await stage.accounts()).map(({ role }) => role))];
const reached = new Map();

/** What is said of an address that holds nothing, without what differs by the address itself. */
const words = (text, path) => text.replaceAll(path.replaceAll('&', '&amp;'), '').replaceAll(encodeURIComponent(path), '').replace(/\s+/g, ' ');

/** The address with a record in it that never was; nothing when there is no record in it. */
const neverWas = (path) => (/\/\d+/.test(path) ? path.replace(/\/\d+/, '/999999999') : '');

/** The address of the record itself. */
const record = (path) => path.replace(/(\/\d+).*$/, '$1');

describe('nobody reads what is another role\'s', () => {
  after(() => stage.close());

  it('every role finds its own pages', async () => {
    for (const role of roles) {
      const person = await stage.as(role, { javaScriptEnabled: false });
      const { findings, visited } = await crawl(person, SIGNED_IN, async () => [], async () => true);
      nothingFound(`pages of ${role}`, findings);
      reached.set(role, visited);
      await person.leave();
    }
  });

  it('what is not theirs looks like what never was', async () => {
    const findings = [];
    const all = [...new Set([...reached.values()].flat())];
    for (const role of roles) {
      const person = await stage.as(role);
      const told = new Map();
      const get = async (path) => {
        if (!told.has(path)) {
          const answer = await person.context.request.get(path, { maxRedirects: 0, headers: { Accept: 'text/html' } });
          const status = answer.status();
          told.set(path, { status, words: status === 404 || status === 403 ? words(await answer.text(), path) : '' });
        }
        return told.get(path);
      };
      for (const path of all.filter((path) => !reached.get(role).includes(path))) {
        const { status, words } = await get(path);
        if (status === 200 || (status >= 300 && status < 400)) continue;
        const never = neverWas(path);
        // Whoever may read a record and do this with it may be told that it is not the time for it.
        if (status === 409 && (await get(record(path))).status === 200) continue;
        if (status !== 403 && status !== 404) {
          findings.push(`${role}: ${path} answered ${status}`);
        } else if (never) {
          const of = await get(never);
          const isAlike = of.status === status && of.words === words;
          // What a person may read and not do may say so.
          const isReadable = status === 403 && (await get(record(path))).status === 200;
          if (!isAlike && !isReadable) findings.push(`${role}: ${path} answers ${status} in other words than ${never}`);
        }
      }
      await person.close();
    }
    nothingFound('addresses of others', findings);
  });

  it('nobody signed out gets past the sign-in page', async () => {
    const findings = [];
    const person = await stage.somebody();
    for (const path of new Set([...reached.values()].flat())) {
      // An open page is open with a question too.
      if (OPEN.includes(path.split('?')[0])) continue;
      const answer = await person.context.request.get(path, { maxRedirects: 0 });
      const to = answer.headers().location ?? '';
      const isTurnedAway = [302, 303].includes(answer.status()) ? to.startsWith('/sign-in') : [401, 404].includes(answer.status());
      if (!isTurnedAway) findings.push(`${path} answered ${answer.status()} ${to}`);
    }
    nothingFound('pages shown to nobody', findings);
    await person.close();
  });
});
