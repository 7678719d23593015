// What is asked of every page. Each check gives a list of findings; an empty list is a pass.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
// The rules whose answer depends on the colours, and so on the scheme.
const OF_COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

export const WIDTHS = [1280, 320];
export const SCHEMES = ['light', 'dark'];
const ROWS_SHOWN = 8;
export const COLD_BYTES = 100_000;
export const WARM_BYTES = 20_000;

/** WCAG 2.2 AA as far as axe sees it. Put in through the debugger's door, so that a strict CSP stays in force. */
export async function axe(page, runOnly = WCAG) {
  if (!(await page.evaluate(() => Boolean(globalThis.axe?.run)))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (runOnly) => globalThis.axe.run(document, { runOnly, resultTypes: ['violations'] }),
    runOnly,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `axe ${id}: ${help}: ${node.target.join(' ')}${facts(node)}`));
}

/** What the reader needs to mend it, such as the two colours and their contrast. */
function facts(node) {
  const summary = (node.failureSummary ?? '').split('\n').slice(1).map((line) => line.trim()).join('; ');
  return summary ? ` (${summary.slice(0, 200)})` : '';
}

/** Nothing to scroll sideways: at 320 px a page of text reflows (WCAG 1.4.10). */
export async function reflow(page) {
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth;
    const room = document.documentElement.clientWidth;
    if (wide <= room) return [];
    const sticksOut = (element) => element.getBoundingClientRect().right > room + 1;
    // A table in a box that scrolls by itself is allowed; what sticks out of such a box is not the page's width.
    const boxed = (element) => {
      for (let up = element.parentElement; up; up = up.parentElement) {
        if (/auto|scroll|hidden|clip/.test(getComputedStyle(up).overflowX) && up !== document.body && up !== document.documentElement) return true;
      }
      return false;
    };
    const guilty = [...document.body.querySelectorAll('*')].filter((element) => sticksOut(element) && !boxed(element));
    const name = (e) => e.tagName.toLowerCase() + (e.id ? `#${e.id}` : '') + [...e.classList].map((c) => `.${c}`).join('');
    const innermost = guilty.filter((element) => !guilty.some((other) => other !== element && element.contains(other)));
    return [`reflow: ${wide} px wide in a window of ${room} px: ${innermost.slice(0, 3).map(name).join(', ') || 'nothing found that sticks out'}`];
  });
}

/** Brings every change under way to its end: halfway from light to dark no contrast is the real one. */
async function still(page) {
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    await frame();
    await frame();
    for (const change of document.getAnimations()) {
      try { change.finish(); } catch { change.cancel(); }
    }
    await frame();
  });
}

/**
 * Reflow at each width, and axe at each width in each scheme; in the second scheme axe asks only what colours change.
 * Of a long list axe is shown the first rows and those that are otherwise than they.
 */
export async function everyWay(page) {
  const findings = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    findings.push(...(await reflow(page)).map((finding) => `${width} px: ${finding}`));
  }
  await page.evaluate(takeRowsAway, ROWS_SHOWN);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await still(page);
      const found = await axe(page, colorScheme === SCHEMES[0] ? WCAG : OF_COLOURS);
      findings.push(...found.map((finding) => `${width} px, ${colorScheme}: ${finding}`));
    }
  }
  return findings;
}

/** Runs in the page: rows and list points beyond the first few go, when one that stays has the same shape. */
function takeRowsAway(most) {
  const shape = (e) => [e, ...e.querySelectorAll('*')].map((part) => `${part.tagName}.${part.className?.baseVal ?? part.className}`).join(' ');
  for (const list of document.querySelectorAll('tbody, main ol, main ul')) {
    const rows = [...list.children];
    const kept = new Set(rows.slice(0, most).map(shape));
    for (const row of rows.slice(most)) {
      if (kept.has(shape(row))) row.remove();
      else kept.add(shape(row));
    }
  }
}

/** Bytes on the wire to show the address, with what the context's cache already holds. */
export async function transfer(page, path) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const sizes = new Map();
  const names = new Map();
  session.on('Network.responseReceived', ({ requestId, response }) => names.set(requestId, new URL(response.url).pathname));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength));
  const response = await page.goto(path, { waitUntil: 'networkidle' });
  await session.detach();
  const parts = [...sizes].map(([id, bytes]) => ({ name: names.get(id) ?? '?', bytes })).sort((a, b) => b.bytes - a.bytes);
  return { status: response.status(), bytes: parts.reduce((sum, part) => sum + part.bytes, 0), parts };
}

/** A page that is not there is light, and no pass. */
export function heavy(path, kind, { status, bytes, parts }, limit) {
  if (status !== 200) return [`${path}: answered ${status}`];
  if (bytes < limit) return [];
  const most = parts.slice(0, 4).map((part) => `${part.name} ${part.bytes}`).join(', ');
  return [`${path}: ${bytes} bytes ${kind}, the most is ${limit} (${most})`];
}
