// An administrator adds the municipality's own sign-in, a person joins their account to it, signs out, and signs in through it:
// against a real, certified provider on this machine. Where two factors are required, one that the provider has seen is not enough.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, describe, it } from 'node:test';
import Provider from 'oidc-provider';
import { everyWay } from './lib/checks.mjs';
import { nothingFound } from './lib/report.mjs';
import { PASSWORD, openStage } from './lib/stage.mjs';

// The operator lets the program reach this machine, as in a network of one's own.
process.env.VARV_SIGNON_HOSTS = '127.0.0.1';
const stage = await openStage();
const SECRET = 'a secret that only the two of us know';
const NAME = 'Sjöviks konto';
const PATH = '/providers/1';

/** A provider on a free port, for one client. */
async function startProvider(redirect) {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'varv', client_secret: SECRET, redirect_uris: [redirect] }],
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    cookies: { keys: ['only for this journey'] },
    findAccount: (_, id) => ({ accountId: id, claims: async () => ({ sub: id, email: `${id}@elsewhere.example`, email_verified: true }) }),
  });
  server.on('request', provider.callback());
  return { issuer, stop: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }) };
}

/** At the provider: says who one is, and agrees. */
async function agree(person, login) {
  const { page } = person;
  for (let step = 0; step < 3 && !page.url().startsWith(stage.url); step += 1) {
    if (await page.locator('input[name="login"]').count()) {
      await page.fill('input[name="login"]', login);
      await page.fill('input[name="password"]', 'anything');
    }
    await Promise.all([page.waitForNavigation(), page.locator('button[type="submit"]').first().click()]);
  }
  assert.ok(page.url().startsWith(stage.url), `still at ${page.url()}`);
}

describe('somebody signs in through the municipality’s own account', () => {
  const provided = startProvider(`${stage.url}/sign-in/with/1/back`);
  after(async () => {
    await (await provided).stop();
    await stage.close();
  });

  it('an administrator adds it, tries it and turns it on', async () => {
    const { issuer } = await provided;
    const admin = await stage.as('administrator');
    await admin.go('/providers');
    await admin.send(await admin.form('/providers/add'), {
      name: NAME, issuer, client: 'varv', client_secret: SECRET, scopes: 'email', factor_words: 'mfa', password_now: PASSWORD,
    });
    assert.equal(admin.where(), PATH);
    const page = await admin.page.locator('main').innerText();
    assert.ok(page.includes('/sign-in/with/1/back'), 'the page does not say which address to register');
    assert.ok(!(await admin.page.content()).includes(SECRET), 'the secret is shown');
    await admin.send(await admin.form(`${PATH}/try`));
    await admin.send(await admin.form(`${PATH}/turn-on`));
    await admin.leave();
  });

  it('a person joins, signs out, and signs in through it', async () => {
    const { issuer } = await provided;
    const { email } = (await stage.accounts()).find(({ role }) => role === 'staff');
    const person = await stage.somebody();
    // The pages of this provider want a font from elsewhere; ours want nothing.
    await person.context.route(/googleapis|gstatic/, (route) => route.abort());
    await person.signIn(email);
    await person.go('/account');
    await person.send(await person.form('/account/providers/1/join'), { password_now: PASSWORD });
    const onward = person.page.locator(`main a[href^="${issuer}"]`);
    await Promise.all([person.page.waitForURL((url) => url.href.startsWith(issuer)), onward.click()]);
    await agree(person, 'eva');
    assert.equal(person.where(), '/account');
    assert.ok((await person.page.locator('main').innerText()).includes(NAME), 'the account does not show what it is joined to');

    await person.send(person.page.locator('form[action*="sign-out"]').first());
    await person.page.goto('/sign-in?next=%2Fneeds');
    // By keyboard, as somebody without a mouse would.
    const way = person.page.locator('main a[href^="/sign-in/with/1"]');
    await way.focus();
    await Promise.all([person.page.waitForURL((url) => url.href.startsWith(issuer) || url.pathname === '/needs'), way.press('Enter')]);
    if (!person.page.url().startsWith(stage.url)) await agree(person, 'eva');
    assert.equal(person.where(), '/needs');
    await person.go('/account');
    await person.close();
    const ours = person.heard.filter(({ what }) => !what.includes(issuer) && !/googleapis|gstatic/.test(what));
    const strange = ours.filter(({ at }) => at.startsWith('/account') || at.startsWith('/sign-in') || at.startsWith('/needs'));
    assert.deepEqual(strange, [], 'a page of ours did what no page may do');
  });

  it('somebody who is unknown there is told what to do, and nothing is joined', async () => {
    const { issuer } = await provided;
    const stranger = await stage.somebody();
    await stranger.context.route(/googleapis|gstatic/, (route) => route.abort());
    await stranger.page.goto('/sign-in');
    const way = stranger.page.locator('main a[href^="/sign-in/with/1"]');
    await Promise.all([stranger.page.waitForURL((url) => url.href.startsWith(issuer)), way.click()]);
    await agree(stranger, 'somebody-else');
    assert.match(stranger.where(), /^\/sign-in\/with\/1\/back/);
    assert.ok(await stranger.page.locator('main a[href="/sign-in"]').count(), 'the page leads nowhere');
    await stranger.page.goto('/account');
    assert.match(stranger.where(), /^\/sign-in/, 'a stranger is in');
    await stranger.close();
  });

  it('its pages are for everybody, at any width and in any light', async () => {
    const findings = [];
    const looks = async (person, path) => {
      await person.page.goto(path);
      findings.push(...(await everyWay(person.page)).map((finding) => `${path}: ${finding}`));
    };
    const admin = await stage.as('administrator');
    for (const path of ['/providers', PATH, `${PATH}/change`, '/providers/add', '/account', '/account/providers/1/join']) await looks(admin, path);
    await admin.leave();
    const stranger = await stage.somebody();
    for (const path of ['/sign-in', '/sign-in/with/1/back']) await looks(stranger, path);
    await stranger.close();
    nothingFound('pages shut somebody out', findings);
  });

  it('a second journey back with the same answer opens nothing', async () => {
    const other = await stage.somebody();
    const response = await other.page.goto('/sign-in/with/1/back?code=made-up&state=made-up');
    assert.equal(response.status(), 422);
    await other.close();
  });
});
