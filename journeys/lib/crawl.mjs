// Follows every link that a person sees, each kind of address a few times.

import { pattern } from './addresses.mjs';

const SAMPLES = 2;
const MOST_VARIANTS = 6;
const MOST_PAGES = 600;
// Downloads, files and what changes the session are no pages.
const NOT_PAGES = /\.(csv|xlsx|ods|json|pdf|zip|svg|txt|ics)$|^\/(assets|files|attachments|healthz|readyz|metrics)\b|\/export\b|^\/sign-out\b|^\/language\b/;

export function isPage(address, origin) {
  const url = new URL(address);
  return url.origin === origin && !NOT_PAGES.test(url.pathname) && !url.searchParams.has('format');
}

/** Decides which addresses are worth another visit. */
export class Itinerary {
  #seen = new Set();
  #samples = new Map();
  #variants = new Map();
  #queue = [];

  constructor(origin) {
    this.origin = origin;
  }

  add(address, from) {
    const url = new URL(address);
    url.hash = '';
    if (!isPage(url.href, this.origin) || this.#seen.has(url.href) || this.#seen.size >= MOST_PAGES) return;
    const { path, whole } = pattern(url.href);
    const samples = this.#samples.get(whole) ?? 0;
    const variants = this.#variants.get(path) ?? new Set();
    if (samples >= SAMPLES || (!variants.has(whole) && variants.size >= MOST_VARIANTS)) return;
    this.#samples.set(whole, samples + 1);
    this.#variants.set(path, variants.add(whole));
    this.#seen.add(url.href);
    this.#queue.push({ address: url.href, from });
  }

  next() {
    return this.#queue.shift();
  }

  /** Was there room for every address that is worth a visit? */
  get isAll() {
    return this.#seen.size < MOST_PAGES;
  }

  get visited() {
    return [...this.#seen];
  }
}

/**
 * Visits from the starting addresses on; `look(page, path)` gives findings, told with the page that linked there.
 * A page that `isKnown` says nothing new is read and its links are followed, but it is not shown: most pages of one
 * role are pages of the next.
 */
export async function crawl(person, starts, look, isKnown = async () => false) {
  const { page } = person;
  const origin = person.stage.url;
  const itinerary = new Itinerary(origin);
  const findings = [];
  starts.forEach((path) => itinerary.add(new URL(path, origin).href, 'the list of addresses'));
  for (let stop = itinerary.next(); stop; stop = itinerary.next()) {
    const path = stop.address.slice(origin.length);
    const tell = (what) => findings.push(`${path} (from ${stop.from}): ${what}`);
    try {
      const answer = await person.context.request.get(stop.address);
      if (stop.from === 'the list of addresses' && [403, 404].includes(answer.status())) continue;
      if (answer.status() !== 200) { tell(`answered ${answer.status()}`); continue; }
      if (isDownload(answer)) continue;
      const read = await page.evaluate(readPage, { html: await answer.text(), address: answer.url() });
      read.links.filter((href) => /^https?:/.test(href)).forEach((href) => itinerary.add(href, path));
      if (await isKnown(stop.address, read.parts)) continue;
      const response = await page.goto(stop.address);
      if (response.status() !== 200) { tell(`answered ${response.status()}`); continue; }
      (await look(page, path)).forEach(tell);
    } catch (error) {
      tell(`could not be looked at: ${error.message.split('\n')[0]}`);
    }
  }
  return { findings, visited: itinerary.visited.map((address) => address.slice(origin.length)), isAll: itinerary.isAll };
}

/** Its address need not say so: the answer does, and a browser shows none of it. */
function isDownload(answer) {
  return /^attachment\b/i.test(answer.headers()['content-disposition'] ?? '');
}

/** Runs in a browser's page, whichever it shows: the links of a page, and each kind of element by its place, marks and whether it says anything. */
function readPage({ html, address }) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const marks = (e) => [...e.attributes]
    .map(({ name, value }) => (/^(class|type|role|scope|lang)$/.test(name) || /^aria-(?!label|describedby|controls)/.test(name) ? `${name}=${value}` : name))
    .sort().join(',');
  const name = (e) => `${e.tagName}[${marks(e)}]${e.textContent.trim() ? '' : '!'}`;
  const parts = [...page.querySelectorAll('*')].map((e) => `${e.parentElement ? name(e.parentElement) : ''}>${name(e)}`);
  const links = [...page.querySelectorAll('a[href]:not([download])')].map((a) => {
    try { return new URL(a.getAttribute('href'), address).href; } catch { return ''; }
  });
  return { links, parts: [...new Set(parts)] };
}

/**
 * Remembers what has been shown: a page is known when pages of its kind of address have been shown twice and every part
 * of it once. What axe asks is of an element and where it stands, or of the page's frame.
 */
export function whatIsKnown() {
  const shown = new Map();
  const seen = new Set();
  return async (address, parts) => {
    const { path } = pattern(address);
    const times = shown.get(path) ?? 0;
    if (times >= SAMPLES && parts.every((part) => seen.has(part))) return true;
    shown.set(path, times + 1);
    parts.forEach((part) => seen.add(part));
    return false;
  };
}
