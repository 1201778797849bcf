import { text } from 'node:stream/consumers';
import { testSongs } from '@curator/testkit';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { dropFile } from './file-drop.ts';
import { test } from './page-test.ts';

/** Of the largest search: long enough to see it move. */
const ALL_CELLS = 570;
/** Songs: enough of them that the search takes seconds. */
const [LIKED, DISLIKED] = [6000, 5000];
const told = (count: number) => count.toLocaleString('en');

test('from a new account by a dropped file and a training that one can watch to songs with reasons', async ({
  visit: { page },
}) => {
  const events = countProgressEvents(page);
  await createAccount(page);
  await importPlaylists(page);
  await beginTraining(page);
  await watchTraining(page);
  expect(events()).toBeGreaterThan(2);
  await readResults(page);
});

/** How many events of a subscription came to the page by its socket. */
function countProgressEvents(page: Page): () => number {
  let count = 0;
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      if (String(payload).includes('"trainingProgress"')) count += 1;
    }),
  );
  return () => count;
}

async function createAccount(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Create an account' }).click();
  await page.getByLabel('Name').fill('Ada');
  await page.getByLabel('E-mail address').fill(`ada-${crypto.randomUUID()}@example.com`);
  await page.getByLabel('Password', { exact: true }).fill('a password of hers');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('heading', { name: 'Tastes', level: 1 }).waitFor();
}

async function importPlaylists(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Library' }).click();
  const songs = testSongs([
    { playlist: 'Loud ones', count: LIKED, mood: 0.7 },
    { playlist: 'Quiet ones', count: DISLIKED, mood: 0.3 },
  ]);
  const report = await dropFile(page, 'mine.csv', await text(songs));
  await report.getByRole('link', { name: `Loud ones ${told(LIKED)}` }).waitFor();
  await report.getByRole('link', { name: `Quiet ones ${told(DISLIKED)}` }).waitFor();
  const all = told(LIKED + DISLIKED);
  expect(await report.getByRole('definition').allTextContents()).toEqual([
    all,
    all,
    `${all} new here`,
    '0',
    '0',
    '0',
    '0',
  ]);
  await page.getByRole('link', { name: 'Loud ones', exact: true }).waitFor();
}

async function beginTraining(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'New taste' }).click();
  await page.getByLabel('Name of the taste').fill('Loud mornings');
  await page.getByRole('group', { name: 'Liked playlists' }).getByLabel('Loud ones').check();
  await page.getByLabel('Playlists I dislike').check();
  await page.getByRole('group', { name: 'Disliked playlists' }).getByLabel('Quiet ones').check();
  await page.getByRole('button', { name: 'How thoroughly to search' }).click();
  await page.getByLabel('Every one of 2021').check();
  await page.getByRole('button', { name: 'Learn this taste' }).click();
}

/** The page moves by itself: nothing here loads it anew or goes elsewhere. */
async function watchTraining(page: Page): Promise<void> {
  await page.waitForURL('**/trainings/*');
  const progress = page.getByText(` of ${ALL_CELLS} combinations`);
  const shown = await progress.evaluateHandle((element) => {
    const { MutationObserver } = element.ownerDocument.defaultView;
    const numbers = [Number.parseInt(element.textContent, 10)];
    const note = () => void numbers.push(Number.parseInt(element.textContent, 10));
    new MutationObserver(note).observe(element, { characterData: true, childList: true, subtree: true });
    return numbers;
  });
  await page.getByText(`Learns from ${told(LIKED)} liked songs against ${told(DISLIKED)} disliked songs`).waitFor();
  await page.getByRole('link', { name: 'See the songs' }).waitFor();
  const numbers = (await shown.jsonValue()) as number[];
  expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
  expect(numbers.at(-1)).toBe(ALL_CELLS);
  const between = new Set(numbers.filter((cells) => cells > 0 && cells < ALL_CELLS));
  expect(between.size).toBeGreaterThan(1);
}

async function readResults(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'See the songs' }).click();
  await page.getByRole('heading', { name: 'Loud mornings', level: 1 }).waitFor();
  await page.getByText('Likes Loud ones, as opposed to Quiet ones.').waitFor();
  const quality = page.getByRole('region', { name: 'How well it knows you' });
  expect(Number(await quality.getByText(/^[01]\.\d{3}$/).textContent())).toBeGreaterThan(0.9);
  const songs = page.getByRole('region', { name: 'Songs for you' }).getByRole('list').first().locator('> li');
  await songs.first().waitFor();
  expect(await songs.count()).toBe(25);
  const scores = [];
  for (const song of await songs.all()) {
    const score = await song.getByLabel(/^Likely to be loved/).textContent();
    expect(await song.getByText(/^Shared song \d+$/).count()).toBe(1);
    expect(await song.getByRole('listitem').count()).toBe(3);
    scores.push(Number.parseInt(score ?? '', 10));
  }
  expect(scores).toEqual(scores.toSorted((one, other) => other - one));
  await page.getByRole('button', { name: 'Show more' }).click();
  await songs.nth(49).waitFor();
}
