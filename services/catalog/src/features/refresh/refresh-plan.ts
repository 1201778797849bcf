import type { Pool } from '@curator/service-kit';
import { STILL_COUNTS } from '../keep-answers.ts';
import { type ProviderState, providerStates } from '../provider-state.ts';
import type { FeatureProvider } from '../providers/feature-provider.ts';
import { songsToCalibrate } from '../scales/calibration.ts';
import { type Experience, expectedShare, experiences } from './expected-share.ts';
import type { RefreshTarget } from './refresh-target.ts';
import { wantedSongs } from './wanted-songs.ts';

export interface ProviderPlan {
  provider: FeatureProvider;
  /** Asked for at most: those that no provider before it knows. */
  songs: number;
  /** Songs with known features that are asked for too, to learn how its values compare. */
  calibrationSongs: number;
  calls: number;
  seconds: number;
  /** Why it is not asked, or what has to be waited for first. */
  unavailable: string | null;
}

export interface RefreshPlan {
  /** Songs that lack some of the nine features. */
  songs: number;
  withoutId: number;
  /** Found before, for others or at another time: these cost no call. */
  alreadyFound: number;
  /** Every provider has said that it does not know them, and is not asked again yet. */
  knownUnknown: number;
  /** Songs that at least one provider is asked for. */
  askable: number;
  providers: ProviderPlan[];
  calls: number;
  seconds: number;
  expectedFound: number | null;
  basis: string;
}

/** How many songs stand the same way with each provider, in their order. */
interface Group {
  hasId: boolean;
  statuses: ('ASK' | 'FOUND' | 'UNKNOWN')[];
  songs: number;
}

const GROUPS = (wanted: string) => `
  WITH wanted AS MATERIALIZED (${wanted})
  SELECT w.spotify_id IS NOT NULL AS "hasId", coalesce(standing.statuses, '{}') AS statuses, count(*) AS songs
  FROM wanted w CROSS JOIN LATERAL (
    SELECT array_agg(CASE WHEN l.outcome IS NULL THEN 'ASK' WHEN l.complete THEN 'FOUND' ELSE 'UNKNOWN' END ORDER BY n.place) AS statuses
    FROM unnest($3::text[]) WITH ORDINALITY AS n (name, place)
    LEFT JOIN feature_lookups l ON l.provider = n.name AND l.spotify_id = w.spotify_id AND ${STILL_COUNTS(4)}
  ) standing GROUP BY 1, 2`;

/** What a refresh of these songs would cost and bring, as far as can be said before. */
export async function planRefresh(
  pool: Pool,
  target: RefreshTarget,
  providers: readonly FeatureProvider[],
  now: Date,
): Promise<RefreshPlan> {
  const names = providers.map(({ name }) => name);
  const states = await providerStates(pool, names, now);
  const asked = providers.filter(({ name }) => !states.get(name)?.off);
  const { rows: groups } = await pool.query<Group>(GROUPS(wantedSongs(target)), [
    ...[target.owner, target.playlistId, asked.map(({ name }) => name), now],
  ]);
  const withId = groups.filter(({ hasId }) => hasId);
  const toAsk = withId.filter(({ statuses }) => firstOf(statuses) === 'ASK');
  const plans = await Promise.all(
    providers.map(async (provider) => {
      const place = asked.indexOf(provider);
      const songs = place < 0 ? 0 : count(toAsk.filter(({ statuses }) => isReached(statuses, place)));
      const calibrationSongs = songs > 0 ? (await songsToCalibrate(pool, target.owner, provider, now)).length : 0;
      return planOf(provider, { songs, calibrationSongs, state: states.get(provider.name), now });
    }),
  );
  const known = await experiences(pool, asked);
  return {
    songs: count(groups),
    withoutId: count(groups) - count(withId),
    alreadyFound: count(withId.filter(({ statuses }) => firstOf(statuses) === 'FOUND')),
    knownUnknown: asked.length === 0 ? 0 : count(withId.filter(({ statuses }) => firstOf(statuses) === 'UNKNOWN')),
    askable: count(toAsk),
    providers: plans,
    calls: plans.reduce((sum, { calls }) => sum + calls, 0),
    seconds: Math.ceil(plans.reduce((sum, { seconds }) => sum + seconds, 0)),
    ...expectation(withId, asked, known),
  };
}

function expectation(withId: readonly Group[], asked: readonly FeatureProvider[], known: readonly Experience[]) {
  const { share, basis } = expectedShare(known);
  const found = withId.reduce((sum, { statuses, songs }) => {
    if (firstOf(statuses) === 'FOUND') return sum + songs;
    const unknownTo = statuses.map((status, place) => (status === 'ASK' ? 1 - (known[place]?.share ?? 0) : 1));
    return sum + songs * (1 - unknownTo.reduce((product, unknown) => product * unknown, 1));
  }, 0);
  return { expectedFound: share === undefined || asked.length === 0 ? null : Math.round(found), basis };
}

/** The first that comes of it: it is asked for, or found without asking; else it is unknown to all. */
function firstOf(statuses: Group['statuses']): 'ASK' | 'FOUND' | 'UNKNOWN' {
  return statuses.find((status) => status !== 'UNKNOWN') ?? 'UNKNOWN';
}

/** Whether a provider may have to be asked: it was not, and none before it is known to know the song. */
function isReached(statuses: Group['statuses'], place: number): boolean {
  return statuses[place] === 'ASK' && !statuses.slice(0, place).includes('FOUND');
}

interface Load {
  songs: number;
  calibrationSongs: number;
  state: ProviderState | undefined;
  now: Date;
}

/** Besides the pace: what an answer takes. */
const ANSWER_SECONDS = 0.5;

function planOf(provider: FeatureProvider, { songs, calibrationSongs, state, now }: Load): ProviderPlan {
  const { batchSize, paceMs } = provider;
  const calls = Math.ceil((songs + calibrationSongs) / batchSize);
  const waitSeconds = state?.waitingWhy ? Math.max(0, ((state.notBefore?.getTime() ?? 0) - now.getTime()) / 1_000) : 0;
  return {
    ...{ provider, songs, calibrationSongs, calls },
    seconds: calls === 0 ? 0 : waitSeconds + calls * Math.max(paceMs / 1_000, ANSWER_SECONDS),
    unavailable: state?.off?.why ?? (waitSeconds > 0 ? (state?.waitingWhy ?? null) : null),
  };
}

function count(groups: readonly Group[]): number {
  return groups.reduce((sum, { songs }) => sum + songs, 0);
}
