// Chromium with an empty profile and no talk of its own, and an ear on everything a page does wrong.

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox', '--headless=new', '--disable-gpu', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--no-first-run', '--disable-quic', '--disable-default-apps', '--disable-dev-shm-usage',
];
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export function launch() {
  const executablePath = process.env.VARV_CHROMIUM ?? PLACES.find((path) => existsSync(path));
  if (!executablePath) throw new Error('Chromium is missing: apt-get install chromium (or run ./test)');
  return chromium.launch({ executablePath, args: FLAGS });
}

/** Listens to a page and gathers what no page may do: errors, refused content, foreign requests, broken answers. */
export function listen(page, origin) {
  const heard = [];
  const note = (what) => heard.push({ at: here(page), what });
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const text = message.text();
    // The browser repeats every 4xx on its console; which of them are wrong is judged by status, below.
    if (!/Failed to load resource.*\b4\d\d\b/.test(text)) note(`console: ${text}`);
  });
  // Chromium rejects a promise of its own when a page is left before its view transition has run; nothing is wrong.
  page.on('pageerror', (error) => /^Transition was (aborted|skipped)/.test(error.message) || note(`script: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:|^wss?:/.test(url.protocol) && url.origin !== origin) note(`asks a third party: ${url.href}`);
  });
  page.on('response', (response) => {
    const kind = response.request().resourceType();
    if (response.status() >= 500) note(`${response.status()} from ${path(response.url())}`);
    else if (response.status() >= 400 && kind !== 'document') note(`${response.status()} for the ${kind} ${path(response.url())}`);
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // A page that is left while it still loads ends its requests; that is the reader's doing.
    if (!why.includes('ERR_ABORTED')) note(`${why}: ${path(request.url())}`);
  });
  return heard;
}

const path = (url) => { const { pathname, search } = new URL(url); return pathname + search; };
const here = (page) => { try { return path(page.url()); } catch { return page.url(); } };
