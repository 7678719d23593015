// What a person does with needs, by the program's stable addresses.

import assert from 'node:assert/strict';

let number = 0;

/** A title that no other need has. */
export const newTitle = () => `Lånedatorer till provet ${Date.now()}-${(number += 1)}`;

/** Asks for a need with the form; gives the need's address. */
export async function ask(person, title) {
  await person.go('/needs/ask');
  const form = person.page.locator('main form[method="post" i]').first();
  const field = (await form.locator('[name="title"]').count()) ? 'title' : await form.locator('input[type="text"]').first().getAttribute('name');
  await person.send(form, { [field]: title });
  const at = /^\/needs\/\d+/.exec(person.where());
  assert.ok(at, `asking for a need led to ${person.where()}, not to the need`);
  await sees(person, title);
  return at[0];
}

export async function sees(person, text) {
  const main = (await person.page.locator('main').innerText()).replace(/\s+/g, ' ');
  assert.ok(main.includes(text), `${person.where()} does not say "${text}"`);
}

/** The need's card on the board, and the heading of the column that it is in. */
export async function card(person, need) {
  const { page } = person;
  await person.go('/needs/board');
  const found = page.locator(`li.card:has(a[href="${need}"])`).first();
  assert.ok(await found.count(), `/needs/board shows no card for ${need}`);
  const column = page.locator('section.board-column').filter({ has: page.locator(`a[href="${need}"]`) });
  return { found, column: (await column.locator('h2 span').first().innerText()).trim() };
}
