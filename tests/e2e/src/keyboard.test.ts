import { sharedStack, taughtTaste, trainToEnd } from '@curator/testkit';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { test } from './page-test.ts';

const stack = sharedStack();
const MOST_STEPS = 30;

test('with the keyboard alone one signs in and gets to the songs that were found', async ({ visit: { page } }) => {
  const listener = await stack.newListener();
  const { tasteId } = await taughtTaste(listener.client);
  await trainToEnd(listener.client, tasteId);

  await page.goto('/sign-in');
  await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor();
  await tabTo(page, page.getByLabel('E-mail address'));
  await page.keyboard.type(listener.email);
  await tabTo(page, page.getByLabel('Password', { exact: true }));
  await page.keyboard.type(listener.password);
  await page.keyboard.press('Enter');

  await focused(page.getByRole('heading', { name: 'Tastes', level: 1 })).waitFor();
  await tabTo(page, page.getByRole('link', { name: 'Loud' }));
  await page.keyboard.press('Enter');
  await focused(page.getByRole('heading', { name: 'Loud', level: 1 })).waitFor();

  const songs = page.getByRole('region', { name: 'Songs for you' });
  await songs.getByText('25 of').waitFor();
  await tabTo(page, songs.getByRole('button', { name: 'Show more' }));
  await page.keyboard.press('Enter');
  await songs.getByText('50 of').waitFor();
});

test('the first step on a page offers to skip to its content', async ({ visit }) => {
  const { page } = visit;
  await visit.signInAs(await stack.newListener());
  await page.goto('/library');
  await page.getByRole('heading', { name: 'Playlists' }).waitFor();
  await page.keyboard.press('Tab');
  await focused(page.getByRole('link', { name: 'Skip to the content' })).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await focused(page.getByRole('main').getByRole('link', { name: 'New taste' })).waitFor();
});

/** Presses Tab until this has the focus, which has to be seen wherever it stops on the way. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor(); // past the end of a page that is still loading, the focus leaves it
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press('Tab');
    const { seen, stop } = await readFocus(page);
    expect(seen, `The focus cannot be seen on ${stop}`).toBe(true);
    if ((await focused(target).count()) > 0) return;
  }
  throw new Error(`${target} is not reached by ${MOST_STEPS} presses of Tab`);
}

/** Whether the element that has the focus, or one around it, looks other than without the focus. */
function readFocus(page: Page): Promise<{ seen: boolean; stop: string }> {
  return page.locator(':focus').evaluate((element) => {
    const around = [element, element.parentElement, element.parentElement.parentElement];
    const look = () =>
      around
        .map((it) => element.ownerDocument.defaultView.getComputedStyle(it))
        .map(({ outline, borderColor, boxShadow, top }) => [outline, borderColor, boxShadow, top])
        .join();
    const withFocus = look();
    element.blur();
    const without = look();
    element.focus();
    return { seen: withFocus !== without, stop: element.outerHTML };
  });
}

const focused = (target: Locator) => target.and(target.page().locator(':focus'));
