import { isDeepStrictEqual } from 'node:util';
import { inTransaction, type Pool, type PoolClient } from '@curator/service-kit';
import { z } from 'zod';
import type { CatalogClient } from '../catalog/catalog-client.ts';
import type { Database, Taste } from '../database.ts';
import { type Limits, lockOwner } from './limits.ts';
import { checkPlaylists } from './taste.ts';
import { TasteProblem } from './taste-problem.ts';
import { idempotencyKeySchema, storableText } from './text.ts';

const playlistIds = z.array(z.uuid('is not the id of a playlist')).max(200, 'may name 200 playlists at most');

const newTasteSchema = z.object({
  name: storableText.trim().min(1, 'must not be empty').max(120),
  likes: playlistIds.min(1, 'must name at least one playlist').transform(unique),
  dislikes: playlistIds.nullish().transform((ids) => unique(ids ?? [])),
  idempotencyKey: idempotencyKeySchema.nullish(),
});
export type NewTaste = z.input<typeof newTasteSchema>;
type ParsedTaste = z.output<typeof newTasteSchema>;

export interface TasteServices {
  pool: Pool;
  database: Database;
  catalog: CatalogClient;
  limits: Pick<Limits, 'tastes' | 'songs'>;
}

/** @throws TasteProblem */
export async function createTaste(
  { pool, database, catalog, limits }: TasteServices,
  owner: string,
  input: NewTaste,
): Promise<Taste> {
  const parsed = newTasteSchema.safeParse(input);
  if (!parsed.success) throw new TasteProblem('INVALID_INPUT', z.prettifyError(parsed.error));
  const { likes, dislikes } = parsed.data;
  const both = likes.find((id) => dislikes.includes(id));
  if (both !== undefined)
    throw new TasteProblem('LIKES_EQUAL_DISLIKES', `The playlist ${both} is both liked and disliked: choose one.`);
  const earlier = await findByKey(database, owner, parsed.data);
  if (earlier) return earlier;
  // The listener should hear of playlists that are gone, or hold too much, now and not at the training.
  await checkPlaylists(catalog, owner, [...likes, ...dislikes], limits.songs);
  const id = await inTransaction(pool, (client) => insertTaste(client, owner, parsed.data, limits.tastes));
  const taste = id ? await database.taste.findUnique({ where: { id } }) : await findByKey(database, owner, parsed.data);
  if (!taste) throw new TasteProblem('NOT_FOUND', 'The taste was deleted meanwhile.');
  return taste;
}

/** @returns undefined where another call with the same key was faster. */
async function insertTaste(
  client: PoolClient,
  owner: string,
  { name, likes, dislikes, idempotencyKey = null }: ParsedTaste,
  limit: number,
): Promise<string | undefined> {
  await lockOwner(client, owner);
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO tastes (owner, name, likes, dislikes, idempotency_key) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (owner, idempotency_key) DO NOTHING RETURNING id`,
    [owner, name, likes, dislikes, idempotencyKey],
  );
  const count = await client.query<{ tastes: number }>('SELECT count(*) AS tastes FROM tastes WHERE owner = $1', [
    owner,
  ]);
  if (rows[0] && (count.rows[0]?.tastes ?? 0) > limit)
    throw new TasteProblem('TOO_MANY_TASTES', `You have ${limit} tastes, the most there may be: delete one first.`);
  return rows[0]?.id;
}

/** @throws TasteProblem INVALID_INPUT where the key was used for something else */
async function findByKey(
  database: Database,
  owner: string,
  { idempotencyKey, name, likes, dislikes }: ParsedTaste,
): Promise<Taste | undefined> {
  if (!idempotencyKey) return undefined;
  const earlier = await database.taste.findUnique({ where: { owner_idempotencyKey: { owner, idempotencyKey } } });
  if (!earlier) return undefined;
  if (!isDeepStrictEqual([earlier.name, earlier.likes, earlier.dislikes], [name, likes, dislikes]))
    throw new TasteProblem('INVALID_INPUT', 'This idempotency key made another taste: use a new key for a new taste.');
  return earlier;
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids.map((id) => id.toLowerCase()))];
}
