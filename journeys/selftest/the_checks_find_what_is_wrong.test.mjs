// The journeys' own tools against a small program whose pages are wrong in one known way each.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { pattern } from '../lib/addresses.mjs';
import { axe, everyWay, heavy, reflow, transfer } from '../lib/checks.mjs';
import { crawl, whatIsKnown } from '../lib/crawl.mjs';

process.env.VARV_BINARY = fileURLToPath(new URL('./fake_program.mjs', import.meta.url));
delete process.env.VARV_TEMPLATE;
const { openStage } = await import('../lib/stage.mjs');

describe('the checks', () => {
  let stage;
  before(async () => { stage = await openStage(); });
  after(() => stage?.close());

  const at = async (path, look) => {
    const person = await stage.as('staff');
    await person.page.goto(path);
    const found = await look(person.page);
    const heard = person.heard.map(({ what }) => what);
    await person.context.close();
    return { found, heard };
  };

  it('pass a good page in every width and scheme', async () => {
    assert.deepEqual(await at('/good', everyWay), { found: [], heard: [] });
  });

  it('find a field without a label, and name it', async () => {
    const { found } = await at('/unlabelled', axe);
    assert.equal(found.length, 1);
    assert.match(found[0], /axe label: .*input/);
  });

  it('find faint text, in the scheme where it is faint', async () => {
    const { found } = await at('/faint', everyWay);
    assert.ok(found.some((finding) => /320 px, dark: axe color-contrast/.test(finding)), found.join('\n'));
  });

  it('look in the second scheme only at what colours change', async () => {
    const { found } = await at('/unlabelled', everyWay);
    assert.equal(found.length, 2, found.join('\n'));
    assert.ok(found.every((finding) => /light: axe label/.test(finding)), found.join('\n'));
  });

  it('know a page when its kind was shown twice and all its parts once', async () => {
    const isKnown = whatIsKnown();
    const shown = [];
    const look = async (page, path) => { shown.push(path); return []; };
    const visit = async (...starts) => {
      const person = await stage.as('staff');
      await crawl(person, starts, look, isKnown);
      await person.context.close();
      return shown.splice(0);
    };
    assert.deepEqual(await visit('/needs/1', '/list'), ['/needs/1', '/list']);
    assert.deepEqual(await visit('/needs/2'), ['/needs/2']);
    assert.deepEqual(await visit('/needs/3', '/list'), ['/list']);
    assert.deepEqual(await visit('/needs/4', '/unlabelled', '/list'), ['/unlabelled']);
  });

  it('find a page that scrolls sideways, and what sticks out', async () => {
    const { found } = await at('/wide', async (page) => { await page.setViewportSize({ width: 320, height: 600 }); return reflow(page); });
    assert.match(found[0], /900|908/);
    assert.match(found[0], /p\.wide/);
  });

  it('hear a request to a third party', async () => {
    const { heard } = await at('/foreign', async (page) => { await page.waitForTimeout(200); return []; });
    assert.ok(heard.some((what) => what.includes('third party: http://127.0.0.2:9/pixel.png')), heard.join('\n'));
  });

  it('hear what the content security policy refuses', async () => {
    const { heard } = await at('/inline', async () => []);
    assert.ok(heard.some((what) => /Content Security Policy/.test(what)), heard.join('\n'));
  });

  it('hear a picture that is not there', async () => {
    const { heard } = await at('/missing-picture', async (page) => { await page.waitForTimeout(200); return []; });
    assert.ok(heard.some((what) => what === '404 for the image /assets/gone.png'), heard.join('\n'));
  });

  it('weigh pages cold and warm', async () => {
    const person = await stage.as('staff');
    const cold = await transfer(person.page, '/good');
    await person.page.goto('/');
    const warm = await transfer(person.page, '/good');
    assert.ok(cold.bytes > warm.bytes && warm.bytes > 0, `${cold.bytes} cold, ${warm.bytes} warm`);
    const big = await transfer(person.page, '/heavy');
    assert.match(heavy('/heavy', 'cold', big, 100_000)[0], /\/heavy: 15\d{4} bytes cold, the most is 100000/);
    assert.deepEqual(heavy('/gone', 'cold', await transfer(person.page, '/gone'), 100_000), ['/gone: answered 404']);
    assert.deepEqual(heavy('/good', 'cold', cold, 100_000), []);
    await person.context.close();
  });

  it('fill and send a form as a person does, with and without JavaScript', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const person = await stage.as('staff', { javaScriptEnabled });
      await person.go('/good');
      await person.send(await person.form('/good/send'), { title: 'Hej' });
      assert.equal(person.where(), '/said?title=Hej&count=3');
      await person.leave();
    }
  });

  it('say so when signing in fails', async () => {
    const person = await stage.somebody();
    await assert.rejects(person.signIn('staff@sjovik.example', 'fel'), /came back to \/sign-in: Fel lösenord/);
    await person.context.close();
  });

  it('crawl each kind of address twice at most, and tell of a dead link', async () => {
    const person = await stage.as('head-of-it');
    const { findings, visited } = await crawl(person, ['/', '/broken-link', '/nowhere'], async () => []);
    assert.deepEqual(findings, ['/gone (from /broken-link): answered 404']);
    assert.deepEqual(visited.filter((path) => path.startsWith('/needs')), ['/needs/1', '/needs/2']);
    assert.deepEqual(visited.filter((path) => path.startsWith('/list')), ['/list?sort=a', '/list?sort=b']);
    assert.ok(!visited.some((path) => path.includes('csv')));
    await person.context.close();
  });

  it('know the pattern of an address', () => {
    assert.equal(pattern('http://x/api/v1/needs/12?b=1&a=2').whole, '/api/v1/needs/{id}?a&b');
  });
});
