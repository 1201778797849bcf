import { sharedStack } from '@curator/testkit';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { dropFile } from './file-drop.ts';
import { test } from './page-test.ts';
import type { Visit } from './visit.ts';

const stack = sharedStack();

async function openLibrary(visit: Visit): Promise<Page> {
  await visit.signInAs(await stack.newListener());
  await visit.page.goto('/library');
  await visit.page.getByText('No playlists yet').or(visit.page.getByText('From the catalogue')).waitFor();
  return visit.page;
}

async function choose(form: Locator, field: string, column: string): Promise<void> {
  await form.getByRole('combobox', { name: field, exact: true }).click();
  await form.page().getByRole('option', { name: column, exact: true }).click();
}

test('a file whose columns say nothing is read with the columns that one chooses', async ({ visit }) => {
  visit.expectError(/status of 4\d\d/);
  const page = await openLibrary(visit);
  const file = await dropFile(page, 'songs.csv', 'x1;x2;x3;x4\nMorning;Ada;Mine;0.8\nEvening;Grace;Mine;0.4\n');
  await file.getByRole('alert').getByText('Its columns do not say').waitFor();

  await choose(file, 'Title', 'x1');
  await choose(file, 'Artist', 'x2');
  await choose(file, 'Playlist', 'x3');
  await choose(file, 'Energy', 'x4');
  await file.getByRole('button', { name: 'Read it with these columns' }).click();

  await file.getByRole('link', { name: 'Mine 2' }).click();
  await page.getByRole('heading', { name: 'Mine', level: 1 }).waitFor();
  await page.getByText('Morning', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'How Morning sounds' }).click();
  await page.getByRole('definition').getByText('0.80').waitFor();
});

test('an empty file is refused in words and leaves the library as it was', async ({ visit }) => {
  visit.expectError(/status of 4\d\d/);
  const page = await openLibrary(visit);
  const file = await dropFile(page, 'empty.csv', '');
  await file.getByRole('alert').getByText(/empty/).waitFor();
  await file.getByRole('button', { name: /^Close what is told/ }).click();
  await file.waitFor({ state: 'detached' });
  expect(await page.getByRole('heading', { name: 'Yours' }).count()).toBe(0);
});

test('a file of another kind is not even sent', async ({ visit }) => {
  const page = await openLibrary(visit);
  const file = await dropFile(page, 'cover.png', 'not a table');
  await page.getByRole('alert').getByText('cover.png was not taken').waitFor();
  expect(await file.count()).toBe(0);
  await page.getByRole('button', { name: 'Close the message' }).click();
  await page.getByRole('alert').waitFor({ state: 'detached' });
});
