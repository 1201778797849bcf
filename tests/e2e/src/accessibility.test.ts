import { sharedStack, type TestListener, taughtTaste, trainToEnd } from '@curator/testkit';
import type { Page } from 'playwright-core';
import { beforeAll, expect } from 'vitest';
import { bringAxe, graveViolations } from './axe.ts';
import { test } from './page-test.ts';

const stack = sharedStack();
let listener: TestListener;
/** In paths, by name. */
const ids = { taste: '', training: '', playlist: '' };

beforeAll(async () => {
  listener = await stack.newListener('Somebody with a name of some length');
  const { tasteId, likes } = await taughtTaste(listener.client);
  Object.assign(ids, { taste: tasteId, playlist: likes, training: await trainToEnd(listener.client, tasteId) });
  await listener.client.run(
    'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { ... on CreatedApiKey { secret } } }',
    { input: { name: 'Robot' } },
  );
});

interface Place {
  path: string;
  /** Brings the page to where there is most to see. */
  settle: (page: Page) => Promise<void>;
  signedOut?: true;
}

const PLACES: Record<string, Place> = {
  'sign-in': {
    path: '/sign-in',
    signedOut: true,
    settle: async (page) => {
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByText('Enter your password.').waitFor();
    },
  },
  'creating an account': {
    path: '/sign-in',
    signedOut: true,
    settle: async (page) => {
      await page.getByRole('button', { name: 'Create an account' }).click();
      await page.getByRole('button', { name: 'Create account' }).click();
      await page.getByText('Enter a name to be called by.').waitFor();
    },
  },
  tastes: { path: '/tastes', settle: (page) => page.getByText('Tells likes apart').waitFor() },
  library: {
    path: '/library',
    settle: async (page) => {
      await page.getByRole('heading', { name: 'From the catalogue' }).waitFor();
      await page.getByRole('button', { name: /^library\.csv/ }).click();
      await page.getByText('rows read').waitFor();
    },
  },
  playlist: {
    path: '/playlists/:playlist',
    settle: (page) => page.getByText('My loud ones song 1', { exact: true }).waitFor(),
  },
  'new taste': {
    path: '/tastes/new',
    settle: async (page) => {
      await page.getByLabel('Playlists I dislike').check();
      await page.getByRole('group', { name: 'Disliked playlists' }).getByLabel('My quiet ones').check();
      await page.getByRole('button', { name: 'How thoroughly to search' }).click();
      await page.getByRole('button', { name: 'Learn this taste' }).click();
      await page.getByText('Choose at least one playlist that you like.').waitFor();
    },
  },
  training: {
    path: '/trainings/:training',
    settle: async (page) => {
      await page.getByRole('button', { name: 'Show as a table' }).click();
      await page.getByRole('columnheader', { name: 'AUC' }).waitFor();
    },
  },
  results: {
    path: '/tastes/:taste',
    settle: (page) => page.getByRole('region', { name: 'Songs for you' }).getByText('25 of').waitFor(),
  },
  account: { path: '/account', settle: (page) => page.getByRole('button', { name: 'Revoke the key Robot' }).waitFor() },
  'making a key': {
    path: '/account',
    settle: async (page) => {
      await page.getByRole('button', { name: 'New key' }).click();
      await page.getByRole('button', { name: 'Make the key' }).click();
      await page.getByText('Give the key a name').waitFor();
    },
  },
  search: {
    path: '/search?q=Shared&taste=:taste',
    settle: async (page) => {
      await page
        .getByLabel(/^Likely to be loved/)
        .first()
        .waitFor();
      await page
        .getByRole('button', { name: /^How .* sounds$/ })
        .first()
        .click();
    },
  },
};

test.for(Object.entries(PLACES))(
  '%s can be used by everybody, in light and dark, on a desk and on a telephone',
  async ([, { path, settle, signedOut }], { visit }) => {
    const { page } = visit;
    await bringAxe(page);
    if (!signedOut) await visit.signInAs(listener);
    await page.goto(path.replaceAll(/:(taste|training|playlist)/g, (_, name: keyof typeof ids) => ids[name]));
    await settle(page);
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
        const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
        const found = { violations: await graveViolations(page), overflow };
        expect(found, `${colorScheme}, ${width} px wide`).toEqual({ violations: [], overflow: 0 });
      }
  },
);
