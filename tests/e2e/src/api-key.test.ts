import { sharedStack } from '@curator/testkit';
import { expect, vi } from 'vitest';
import { test } from './page-test.ts';

const stack = sharedStack();

/** As a program would ask. */
async function ask(key: string): Promise<unknown> {
  const answer = await fetch(`${stack.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ me { name tastes { id } } }' }),
  });
  return answer.json();
}

test('a key made on the page opens the API, is shown once, and opens nothing after it was revoked', async ({
  visit,
}) => {
  const { page } = visit;
  await visit.signInAs(await stack.newListener('Robot owner'));
  await page.goto('/account');
  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByLabel('Name').fill('Playlist robot');
  await page.getByRole('button', { name: 'Make the key' }).click();
  const shown = page
    .getByRole('status')
    .filter({ hasText: 'Copy the key now' })
    .getByText(/^curator_/);
  const key = (await shown.textContent()) ?? '';
  expect(await ask(key)).toEqual({ data: { me: { name: 'Robot owner', tastes: [] } } });

  await page.reload();
  const item = page.getByRole('listitem').filter({ hasText: 'Playlist robot' });
  const prefix = (await item.locator('code').textContent())?.replace('…', '') ?? '';
  expect([prefix.length > 3, key.startsWith(prefix)]).toEqual([true, true]);
  expect(await page.content()).not.toContain(key);

  await item.getByRole('button', { name: 'Revoke the key Playlist robot' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke the key' }).click();
  await item.waitFor({ state: 'detached' });
  await vi.waitFor(
    async () => expect(await ask(key)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] }),
    { timeout: 30_000, interval: 200 },
  );
});
