import type { ApiClient } from './api-client.ts';

const TASTES = '{ me { tastes { id likes { id } } } }';
const DELETE = 'mutation ($id: ID!) { deleteTaste(id: $id) { __typename } }';

/** Takes away tastes of which no liked playlist is there any more, after another catalogue was loaded; says how many. */
export async function removeStaleTastes(client: ApiClient): Promise<number> {
  const { me } = await client.run<{ me: { tastes: { id: string; likes: (object | null)[] }[] } }>(TASTES);
  const stale = me.tastes.filter(({ likes }) => likes.every((playlist) => playlist === null));
  for (const { id } of stale) await removeTaste(client, id);
  return stale.length;
}

export async function removeTaste(client: ApiClient, id: string): Promise<void> {
  await client.run(DELETE, { id });
}
