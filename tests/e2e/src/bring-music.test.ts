import { sharedStack } from '@curator/testkit';
import { expect } from 'vitest';
import { dropFile } from './file-drop.ts';
import { test } from './page-test.ts';

const stack = sharedStack();

const LIBRARY = JSON.stringify({
  tracks: [{ artist: 'Ann', album: 'One', track: 'Kept', uri: 'spotify:track:0000000000000000000011' }],
  bannedTracks: [{ artist: 'Bob', album: 'Two', track: 'Banned', uri: 'spotify:track:0000000000000000000012' }],
});

test('an account export brings likes and bans, tells of each row, and is taken back', async ({ visit }) => {
  const { page } = visit;
  await visit.signInAs(await stack.newListener());
  await page.goto('/library');
  const file = await dropFile(page, 'YourLibrary.json', LIBRARY);
  await file.getByText('Read as a file of Spotify library').waitFor();
  await file.getByRole('link', { name: 'Banned songs 1' }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    file.getByRole('link', { name: 'What became of each row (CSV)' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^import-.*\.csv$/);
  await file.getByRole('button', { name: 'Undo bringing YourLibrary.json' }).click();
  await file.getByText('You took it back').waitFor();
  await page.getByRole('link', { name: 'Liked songs' }).waitFor({ state: 'detached' });
});

test('songs that are pasted are a playlist', async ({ visit }) => {
  const { page } = visit;
  await visit.signInAs(await stack.newListener());
  await page.goto('/library');
  await page.getByRole('button', { name: 'Paste a list instead' }).click();
  await page.getByLabel('One song a line').fill('Nina Simone - Sinnerman\nPortishead - Roads');
  await page.getByRole('button', { name: 'Bring these songs' }).click();
  await page.getByRole('link', { name: /^Pasted .* 2$/ }).waitFor();
});
