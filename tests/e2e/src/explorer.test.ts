import { sharedStack } from '@curator/testkit';
import { expect } from 'vitest';
import { test } from './page-test.ts';

const stack = sharedStack();

test('the API explorer loads under the policy and runs its query as who is signed in', async ({ visit }) => {
  const { page } = visit;
  await visit.signInAs(await stack.newListener('Explorer'));
  const opened = await page.goto('/graphiql');
  expect(opened?.headers()['content-security-policy']).toContain("default-src 'self'");
  await page.getByText('catalogue { tracks playlists }').waitFor();
  await page.getByRole('button', { name: /^Execute query/ }).click();
  const answer = page.getByRole('region', { name: 'Result Window' });
  await answer.getByText('"Explorer"').waitFor();
  await answer.getByText('"tracks"').waitFor();
});
