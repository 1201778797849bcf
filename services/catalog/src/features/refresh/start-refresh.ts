import { inTransaction, type Pool, type PoolClient } from '@curator/service-kit';
import { providerStates } from '../provider-state.ts';
import type { FeatureProvider } from '../providers/feature-provider.ts';
import { songsToCalibrate } from '../scales/calibration.ts';
import { IS_OPEN } from './feature-refresh.ts';
import { RefreshProblem } from './refresh-problem.ts';
import type { RefreshTarget } from './refresh-target.ts';
import { wantedSongs } from './wanted-songs.ts';

export interface NewRefresh {
  caller: string;
  target: RefreshTarget;
  /** The same key again is the same refresh again. */
  idempotencyKey: string;
  providers: readonly FeatureProvider[];
  now: Date;
}

const MAX_OPEN = 5;
const MAX_KEY = 200;
/** Of a catalogue of a million songs. */
const COUNTING_LIMIT = `SET LOCAL statement_timeout = '2min'`;

/**
 * Writes down what is to be asked, all of it or nothing: it is asked from then on, whatever becomes of this process.
 *
 * @returns the id of the refresh
 * @throws RefreshProblem
 */
export async function startRefresh(pool: Pool, refresh: NewRefresh): Promise<string> {
  const { caller, idempotencyKey, providers, now } = refresh;
  if (idempotencyKey === '' || idempotencyKey.length > MAX_KEY)
    throw new RefreshProblem('INVALID_INPUT', `An idempotencyKey has 1 to ${MAX_KEY} signs.`);
  return inTransaction(pool, async (client) => {
    await client.query(COUNTING_LIMIT);
    // Of one caller one at a time: the key and the limit hold.
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('feature refreshes of ' || $1))`, [caller]);
    const made = await findMade(client, refresh);
    if (made !== undefined) return made;
    const states = await providerStates(
      client,
      providers.map(({ name }) => name),
      now,
    );
    const asked = providers.filter(({ name }) => states.get(name)?.off === null);
    if (asked.length === 0) throw noProvider([...states.values()].flatMap(({ off }) => off?.why ?? []));
    const id = await insert(client, refresh, asked);
    await addSongs(client, id, refresh, asked);
    return id;
  });
}

async function findMade(
  client: PoolClient,
  { caller, target, idempotencyKey }: NewRefresh,
): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string; same: boolean }>(
    `SELECT id, (owner, playlist_id) IS NOT DISTINCT FROM ($3, $4::uuid) AS same FROM feature_refreshes
     WHERE caller = $1 AND idempotency_key = $2`,
    [caller, idempotencyKey, target.owner, target.playlistId],
  );
  const [made] = rows;
  if (made && !made.same)
    throw new RefreshProblem('INVALID_INPUT', 'That idempotencyKey was used for other songs. Choose a new one.');
  return made?.id;
}

function noProvider(reasons: readonly string[]): RefreshProblem {
  const message =
    reasons.length > 0
      ? reasons.join(' ')
      : 'Nobody is asked for features here: an operator has to set FEATURE_PROVIDERS.';
  return new RefreshProblem('NO_PROVIDER', `${message} Bring a file that has the features.`);
}

async function insert(client: PoolClient, refresh: NewRefresh, asked: readonly FeatureProvider[]): Promise<string> {
  const { caller, target, idempotencyKey, now } = refresh;
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO feature_refreshes (caller, owner, playlist_id, idempotency_key, state, providers, songs, created_at)
     SELECT $1, $2, $3, $4, 'QUEUED', $5, 0, $6
     WHERE (SELECT count(*) FROM feature_refreshes WHERE caller = $1 AND ${IS_OPEN}) < ${MAX_OPEN} RETURNING id`,
    [caller, target.owner, target.playlistId, idempotencyKey, asked.map(({ name }) => name), now],
  );
  const [made] = rows;
  if (!made)
    throw new RefreshProblem(
      'TOO_MANY_REFRESHES',
      `${MAX_OPEN} refreshes of yours are under way. Wait for one, or cancel it.`,
    );
  return made.id;
}

const SONGS = (wanted: string) => `
  WITH wanted AS (${wanted}), added AS (
    INSERT INTO feature_refresh_songs (refresh_id, number, track_id, spotify_id, provider)
    SELECT $3, row_number() OVER (), track_id, spotify_id, $4 FROM wanted WHERE spotify_id IS NOT NULL RETURNING number
  )
  UPDATE feature_refreshes SET songs = (SELECT count(*) FROM added) WHERE id = $3 RETURNING songs`;

const CALIBRATION = `
  INSERT INTO feature_refresh_songs (refresh_id, number, spotify_id, provider)
  SELECT $1, (SELECT coalesce(max(number), 0) FROM feature_refresh_songs WHERE refresh_id = $1) + n.place, n.spotify_id, $2
  FROM unnest($3::text[]) WITH ORDINALITY AS n (spotify_id, place)`;

async function addSongs(
  client: PoolClient,
  id: string,
  refresh: NewRefresh,
  asked: readonly FeatureProvider[],
): Promise<void> {
  const { target, now } = refresh;
  const { rows } = await client.query<{ songs: number }>(SONGS(wantedSongs(target)), [
    ...[target.owner, target.playlistId, id, asked[0]?.name],
  ]);
  if (!rows[0]?.songs) return;
  for (const provider of asked) {
    const ids = await songsToCalibrate(client, target.owner, provider, now);
    if (ids.length > 0) await client.query(CALIBRATION, [id, provider.name, ids]);
  }
}
