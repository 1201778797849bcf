import { randomUUID } from 'node:crypto';
import { createLogger } from '@curator/service-kit';
import { type FakeReccoBeats, type FakeTrack, fakeTrack, startFakeReccoBeats } from '@curator/testkit';
import { expect } from 'vitest';
import { prepareProviders } from '../src/features/prepare-providers.ts';
import type { FeatureProviders } from '../src/features/providers/configured-providers.ts';
import { DAY_MS, type FeatureProvider } from '../src/features/providers/feature-provider.ts';
import { reccoBeats } from '../src/features/providers/reccobeats.ts';
import { startRefreshRunner } from '../src/features/refresh/refresh-runner.ts';
import { type CatalogClient, catalogClient } from './catalog-client.ts';
import { type CatalogService, startCatalog } from './catalog-service.ts';
import { songFile, type TestSong } from './csv-files.ts';
import { importAndRead } from './import-report.ts';

export interface FeatureWorld extends AsyncDisposable {
  catalog: CatalogService;
  recco: FakeReccoBeats;
  providers: FeatureProviders;
  /** Moves the clock of runners ahead. */
  goAhead(ms: number): void;
  now(): Date;
  /** What a start of the service does for providers. */
  restart(): Promise<void>;
  /** Asks for what is due until it is disposed of. */
  startRunner(): AsyncDisposable;
  /** Ids that ReccoBeats was asked for, call by call. */
  asked(): string[][];
}

export interface FeatureWorldOptions {
  /** Behind ReccoBeats. */
  others?: readonly FeatureProvider[];
  /** Without ReccoBeats. */
  withoutReccoBeats?: boolean;
  batchSize?: number;
  paceMs?: number;
  timeoutMs?: number;
}

/** A catalog that asks a played ReccoBeats, at a pace that tests can bear. */
export async function startFeatureWorld(options: FeatureWorldOptions = {}): Promise<FeatureWorld> {
  const { others = [], withoutReccoBeats = false, batchSize = 40, paceMs = 1, timeoutMs = 5_000 } = options;
  await using stack = new AsyncDisposableStack();
  const recco = stack.use(await startFakeReccoBeats());
  const real = { ...reccoBeats({ url: recco.apiUrl, paceMs, timeoutMs }), batchSize };
  const providers = { inOrder: [...(withoutReccoBeats ? [] : [real]), ...others], unknownGoodForMs: 90 * DAY_MS };
  const catalog = stack.use(await startCatalog({ providers }));
  let aheadMs = 0;
  const now = () => new Date(Date.now() + aheadMs);
  const logger = createLogger('runner', process.env.LOG_LEVEL ?? 'silent');
  const running = stack.move();
  return {
    catalog,
    recco,
    providers,
    now,
    goAhead(ms) {
      aheadMs += ms;
    },
    startRunner() {
      const runner = new AsyncDisposableStack();
      const { databaseUrl: connectionString, pool } = catalog;
      startRefreshRunner({ connectionString, pool, providers, logger, now, pollMs: 10, firstPauseMs: 60_000 }, runner);
      return runner;
    },
    restart: () => prepareProviders(catalog.pool, providers),
    asked: () => recco.requests.map(({ search }) => new URLSearchParams(search).get('ids')?.split(',') ?? []),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

/** A song of the played music, as a file without features has it. */
export function songOf({ id, name, artists: [artist = ''] }: FakeTrack, playlist = 'One'): TestSong {
  const none = { acousticness: null, danceability: null, energy: null, instrumentalness: null, liveness: null };
  return {
    ...{ title: name, artist, spotifyId: id, playlist },
    features: { ...none, loudness: null, speechiness: null, tempo: null, valence: null },
  };
}

/** A song of the played music, with the features that it is played with. */
export function measuredSongOf(track: FakeTrack, different: TestSong['features'] = {}): TestSong {
  const { key: _key, mode: _mode, ...features } = track.features ?? fakeTrack(1).features ?? {};
  return { ...songOf(track), features: { ...features, ...different } };
}

/** The first playlist of a file that somebody brings. */
export async function bring(client: CatalogClient, name: string, songs: TestSong[], options = {}): Promise<string> {
  return (await importAndRead(client, name, songFile(songs), options)).playlists[0]?.id ?? '';
}

export interface RefreshView {
  id: string;
  state: string;
  songs: number;
  done: number;
  found: number;
  incomplete: number;
  unknown: number;
  skipped: number;
  calls: number;
  revision: number;
  waitingUntil: string | null;
  waitingWhy: string | null;
  problem: { code: string; message: string } | null;
}

export const REFRESH = `id state songs done found incomplete unknown skipped calls revision waitingUntil waitingWhy problem { code message }`;

const START = `mutation ($input: StartFeatureRefreshInput!) { startFeatureRefresh(input: $input) {
  ... on StartedFeatureRefresh { refresh { ${REFRESH} } } ... on FeatureRefreshProblem { code message }
} }`;

export interface StartAnswer {
  refresh?: RefreshView;
  code?: string;
  message?: string;
}

export async function start(
  client: CatalogClient,
  of: Record<string, unknown>,
  idempotencyKey: string = randomUUID(),
): Promise<StartAnswer> {
  const data = await client.query<{ startFeatureRefresh: StartAnswer }>(START, { input: { of, idempotencyKey } });
  return data.startFeatureRefresh;
}

/** Starts one that must be good. */
export async function startGood(client: CatalogClient, of: Record<string, unknown>): Promise<RefreshView> {
  const { refresh, message } = await start(client, of);
  if (!refresh) throw new Error(`The refresh was refused: ${message}`);
  return refresh;
}

export async function read(client: CatalogClient, id: string): Promise<RefreshView> {
  const document = `query ($id: ID!) { featureRefresh(id: $id) { ${REFRESH} } }`;
  return (await client.query<{ featureRefresh: RefreshView }>(document, { id })).featureRefresh;
}

/** Waits until a refresh is in one of these states, and reads it. */
export async function reaches(client: CatalogClient, id: string, ...states: string[]): Promise<RefreshView> {
  await expect.poll(async () => states.includes((await read(client, id)).state), WAIT).toBe(true);
  return read(client, id);
}

export const WAIT = { timeout: 20_000, interval: 20 };
export const ended = (client: CatalogClient, id: string) => reaches(client, id, 'SUCCEEDED', 'FAILED', 'CANCELLED');

export function listenersOf(catalog: CatalogService): {
  ann: CatalogClient;
  bob: CatalogClient;
  operator: CatalogClient;
} {
  return {
    ann: catalogClient(catalog, 'ann'),
    bob: catalogClient(catalog, 'bob'),
    operator: catalogClient(catalog, 'operator', ['library:read', 'library:write', 'catalogue:load']),
  };
}

export interface ReceiptView {
  energy: number | null;
  tempo: number | null;
  chosen: boolean;
  reason: string;
  receipt: {
    source: string;
    kind: string;
    measuredAt: string;
    confidence: number | null;
    mayTrain: boolean;
    licence: string | null;
  };
}

const RECEIPTS = `query ($id: ID!) { playlist(id: $id) { tracks(first: 500) { edges { node {
  title features { energy chosen reason }
  receipts { energy tempo chosen reason receipt { source kind measuredAt confidence mayTrain licence } }
} } } } }`;

/** Receipts of a playlist's songs, by title. */
export async function receiptsOf(client: CatalogClient, playlistId: string): Promise<Map<string, ReceiptView[]>> {
  type Node = { title: string; features: { energy: number; reason: string } | null; receipts: ReceiptView[] };
  type Data = { playlist: { tracks: { edges: { node: Node }[] } } };
  const { playlist } = await client.query<Data>(RECEIPTS, { id: playlistId });
  return new Map(
    playlist.tracks.edges.map(({ node }) => {
      const chosen = node.receipts.find((receipt) => receipt.chosen);
      expect([node.features?.energy, node.features?.reason]).toEqual([chosen?.energy, chosen?.reason]);
      return [node.title, node.receipts];
    }),
  );
}
