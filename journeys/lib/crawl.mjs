// Follows every link that a person sees, each kind of address a few times.

import { pattern } from './addresses.mjs';

const SAMPLES = 2;
const MOST_VARIANTS = 6;
const MOST_PAGES = 250;
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

  get visited() {
    return [...this.#seen];
  }
}

/** Visits from the starting addresses on; `look(page, path)` gives findings, told with the page that linked there. */
export async function crawl(person, starts, look) {
  const { page } = person;
  const origin = person.stage.url;
  const itinerary = new Itinerary(origin);
  const findings = [];
  starts.forEach((path) => itinerary.add(new URL(path, origin).href, 'the list of addresses'));
  for (let stop = itinerary.next(); stop; stop = itinerary.next()) {
    const path = stop.address.slice(origin.length);
    const tell = (what) => findings.push(`${path} (from ${stop.from}): ${what}`);
    try {
      const response = await page.goto(stop.address);
      if (stop.from === 'the list of addresses' && [403, 404].includes(response.status())) continue;
      if (response.status() !== 200) { tell(`answered ${response.status()}`); continue; }
      const links = await page.locator('a[href]:not([download])').evaluateAll((all) => all.map((a) => a.href));
      links.filter((href) => /^https?:/.test(href)).forEach((href) => itinerary.add(href, path));
      (await look(page, path)).forEach(tell);
    } catch (error) {
      tell(`could not be looked at: ${error.message.split('\n')[0]}`);
    }
  }
  return { findings, visited: itinerary.visited.map((address) => address.slice(origin.length)) };
}
