// A stage: the program, a browser, and persons who sign in and act.

import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { launch, listen } from './browser.mjs';
import { startOnCopy } from './program.mjs';
import { nothingFound } from './report.mjs';

export const PASSWORD = 'sjovik-demo';

/** Waits for what is done, and no longer. */
async function atMost(ms, done) {
  const enough = new AbortController();
  await Promise.race([done, delay(ms, undefined, { signal: enough.signal }).catch(() => {})]);
  enough.abort();
}

/** Opens a stage; close it in `after`. */
export async function openStage() {
  const program = await startOnCopy();
  let browser;
  try {
    browser = await launch();
  } catch (error) {
    await program.stop();
    throw error;
  }
  return new Stage(program, browser);
}

class Stage {
  #states = new Map();

  constructor(program, browser) {
    this.program = program;
    this.browser = browser;
    this.url = program.url;
  }

  async close() {
    await atMost(10_000, this.browser.close());
    await this.program.stop();
  }

  /** The demo's accounts, one for each role, as the sign-in page lists them: [{ email, role }]. */
  async accounts() {
    const page = await (await fetch(`${this.url}/sign-in`)).text();
    const value = (tag, name) => new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
    const tags = page.match(/<[^>]*\bdata-account="[^>]*>/g) ?? [];
    const accounts = tags.map((tag) => ({ email: value(tag, 'data-account'), role: value(tag, 'data-role') }));
    assert.ok(accounts.length > 0, '/sign-in lists no account: <a data-account="email" data-role="role"> is missing');
    return accounts;
  }

  /** A new person at a browser of their own, not signed in. */
  async somebody(options = {}) {
    const context = await this.browser.newContext({ baseURL: this.url, locale: 'sv-SE', ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    return new Person(this, context, page, listen(page, this.url));
  }

  /** A person signed in with the role. The form is used once for each role; then its session is carried over. */
  async as(role, options = {}) {
    if (!this.#states.has(role)) this.#states.set(role, this.#signIn(role));
    return this.somebody({ storageState: await this.#states.get(role), ...options });
  }

  async #signIn(role) {
    const account = (await this.accounts()).find((account) => account.role === role);
    assert.ok(account, `/sign-in lists nobody with data-role="${role}"`);
    const person = await this.somebody();
    await person.signIn(account.email);
    const state = await person.context.storageState();
    await person.leave();
    return state;
  }
}

class Person {
  constructor(stage, context, page, heard) {
    Object.assign(this, { stage, context, page, heard });
  }

  async signIn(email, password = PASSWORD) {
    await this.page.goto('/sign-in');
    await this.page.fill('input[name="email"]', email);
    await this.page.fill('input[name="password"]', password);
    await Promise.all([this.page.waitForNavigation(), this.page.press('input[name="password"]', 'Enter')]);
    const at = new URL(this.page.url()).pathname;
    assert.notEqual(at, '/sign-in', `signing in as ${email} came back to /sign-in: ${await this.#says('[role="alert"], .notice')}`);
  }

  /** Goes to an address, which must answer 200. */
  async go(path) {
    const response = await this.page.goto(path);
    assert.equal(response.status(), 200, `GET ${path} answered ${response.status()}`);
    return this.page;
  }

  /** The form whose action ends so, here or behind the link that leads to it. */
  async form(ending) {
    const form = this.page.locator(`form[method="post" i][action$="${ending}"]`).first();
    if (await form.count()) return form;
    const link = this.page.locator(`main a[href$="${ending}"], aside a[href$="${ending}"], a[href*="${ending}?"]`).first();
    assert.ok(await link.count(), `${this.where()} has neither form nor link to …${ending}`);
    await Promise.all([this.page.waitForNavigation(), link.click()]);
    // A form without an action posts to its own address.
    return this.page.locator('main form[method="post" i]').first();
  }

  /** Fills what is said and whatever else must be filled, sends it, and waits for the answer. */
  async send(form, values = {}) {
    await fill(form, values);
    const before = this.where();
    const button = form.locator('button:not([type="button"]), input[type="submit"]').first();
    const [response] = await Promise.all([
      this.page.waitForResponse((r) => r.request().method() === 'POST' && r.request().isNavigationRequest(), { timeout: 10_000 })
        .catch(() => null),
      button.click(),
    ]);
    await this.page.waitForLoadState('load');
    const status = response?.status() ?? 0;
    assert.ok(status < 400, `sending the form at ${before} answered ${status}: ${await this.#says('[role="alert"]')}`);
    return this.page;
  }

  where() {
    const { pathname, search } = new URL(this.page.url());
    return pathname + search;
  }

  async #says(selector) {
    const texts = await this.page.locator(selector).allInnerTexts().catch(() => []);
    return texts.join(' | ').trim() || '(the page says nothing more)';
  }

  /** Closes the browser's window. Chromium has been seen never to answer when a page was about to be left. */
  async close() {
    await atMost(10_000, this.context.close());
  }

  /** Leaves, and fails when anything went wrong on the way that no page may do. */
  async leave() {
    await this.close();
    const wrong = this.heard.map(({ at, what }) => `${at}: ${what}`);
    nothingFound('pages did what no page may do', wrong);
  }
}

/** Fills a form as a person would: what is named, then whatever is required and still empty. */
export async function fill(form, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = form.locator(`[name="${name}"]`).first();
    assert.ok(await field.count(), `the form has no field "${name}"; it has: ${(await names(form)).join(', ')}`);
    await put(field, value);
  }
  for (const field of await form.locator('[required]:visible').all()) {
    if ((await field.getAttribute('name')) in values) continue;
    await put(field, undefined);
  }
  // A group of choices is required as a whole; the first choice will do.
  for (const group of await form.locator('fieldset:has(.must):visible').all()) {
    if ((await group.locator('input:checked').count()) === 0) await group.locator('input').first().check();
  }
}

const names = (form) => form.locator('[name]').evaluateAll((fields) => fields.map((field) => field.name));

/** A value that the field takes, when none is given. */
async function put(field, value) {
  const { tag, type, now, mode, choices } = await field.evaluate((f) => ({
    tag: f.tagName, type: f.type, now: f.value, mode: f.inputMode, choices: [...(f.options ?? [])].filter((o) => !o.disabled).map((o) => o.value).filter(Boolean),
  }));
  if (tag === 'SELECT') return value || !now ? field.selectOption(value ?? choices[0]) : undefined;
  if (type === 'radio' || type === 'checkbox') return field.check();
  if (type === 'file') return value ? field.setInputFiles(value) : undefined;
  if (value !== undefined) return field.fill(String(value));
  if (now) return undefined;
  const usual = { date: '2026-12-01', number: '3', email: 'prov@sjovik.example', url: 'https://sjovik.example/', time: '10:00' };
  return field.fill(usual[type] ?? usual[mode === 'numeric' || mode === 'decimal' ? 'number' : ''] ?? 'Skrivet av ett prov som går hela vägen.');
}
