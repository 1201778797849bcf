import { sharedStack, type TestListener } from '@curator/testkit';
import type { Page } from 'playwright-core';
import { request } from 'undici';
import { expect } from 'vitest';
import { test } from './page-test.ts';

const stack = sharedStack();

async function signIn(page: Page, { email, password }: Pick<TestListener, 'email' | 'password'>): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** As `npm start` prints one. */
async function signInLink({ client }: TestListener): Promise<string> {
  const generate = `${stack.serviceUrls.auth}/api/auth/one-time-token/generate`;
  const { body } = await request(generate, { headers: client.headers });
  const { token } = (await body.json()) as { token: string };
  return `/welcome#${token}`;
}

const pathOf = (page: Page) => new URL(page.url()).pathname;

test('whoever signs out is asked to sign in again, and can', async ({ visit }) => {
  const { page } = visit;
  const listener = await stack.newListener('Grace');
  await page.goto('/sign-in');
  await signIn(page, listener);
  await page.getByRole('heading', { name: 'Tastes', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByText(listener.email).waitFor();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor();
  await page.goto('/tastes');
  await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor();
  await signIn(page, listener);
  await page.getByRole('heading', { name: 'Tastes', level: 1 }).waitFor();
});

test('a wrong password is told, and the right one is taken after it', async ({ visit }) => {
  const { page } = visit;
  visit.expectError(/status of 401/);
  const listener = await stack.newListener();
  await page.goto('/sign-in');
  await signIn(page, { email: listener.email, password: 'not the password' });
  await page.getByRole('alert').getByText('do not belong together').waitFor();
  expect(pathOf(page)).toBe('/sign-in');
  await signIn(page, listener);
  await page.getByRole('heading', { name: 'Tastes', level: 1 }).waitFor();
});

test('a page asked for while signed out leads to the sign-in and back to it', async ({ visit }) => {
  const { page } = visit;
  await page.goto('/search?q=Shared');
  await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor();
  await signIn(page, await stack.newListener());
  await page.getByRole('heading', { name: 'Search', level: 1 }).waitFor();
  expect(await page.getByLabel('Title or artist').inputValue()).toBe('Shared');
});

test('a session that ended elsewhere leads to the sign-in and back', async ({ visit }) => {
  const { page } = visit;
  const listener = await stack.newListener();
  await visit.signInAs(listener);
  await page.goto('/library');
  await page.getByRole('heading', { name: 'Playlists' }).waitFor();
  await page.context().clearCookies();
  visit.expectError(/status of 401/);
  await page.getByRole('link', { name: 'Tastes', exact: true }).click();
  await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor();
  await signIn(page, listener);
  await page.getByRole('heading', { name: 'Tastes', level: 1 }).waitFor();
});

test('the link that signs in does so once; the second time it leads to the sign-in', async ({ visit }) => {
  const { page } = visit;
  const listener = await stack.newListener('Linus');
  const link = await signInLink(listener);
  await page.goto(link);
  await page.getByRole('heading', { name: 'Tastes', level: 1 }).waitFor();
  await page.goto('/account');
  await page.getByText(listener.email).waitFor();
  expect(page.url()).not.toContain('#');

  await page.context().clearCookies();
  visit.expectError(/status of 40\d/);
  await page.goto(link);
  await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor();
});
