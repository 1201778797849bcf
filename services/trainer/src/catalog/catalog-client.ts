import {
  CATALOGUE_CURSOR_HEADER,
  CATALOGUE_FEED_PATH,
  missingPlaylistsSchema,
  PLAYLIST_FEED_PATH,
  type PlaylistTracksRequest,
  tooManyTracksSchema,
} from '@curator/contracts';
import { request } from 'undici';
import type { z } from 'zod';
import { type FeatureColumns, type FeedBatch, readFeed } from './feature-columns.ts';
import { createHeldSongs } from './held-songs.ts';

const TIMEOUT_MS = 15_000;

/** Catalog could not be asked, or gave an answer that makes no sense. */
export class CatalogUnavailableError extends Error {
  override name = 'CatalogUnavailableError';
}

/** Playlists are gone, or were never this listener's to see. */
export class MissingPlaylistsError extends Error {
  override name = 'MissingPlaylistsError';
  readonly playlistIds: readonly string[];
  constructor(playlistIds: readonly string[]) {
    super(`Playlists that are gone: ${playlistIds.join(', ')}`);
    this.playlistIds = playlistIds;
  }
}

/** Playlists hold more recordings than were asked for at most. */
export class TooManyTracksError extends Error {
  override name = 'TooManyTracksError';
  readonly tracks: number;
  constructor(tracks: number) {
    super(`The playlists hold ${tracks} recordings`);
    this.tracks = tracks;
  }
}

/** Where a copy of the catalogue is. */
export interface CataloguePlace {
  version: number;
  cursor: string;
}

export interface CatalogueFeed {
  place: CataloguePlace;
  /** All of it, and not only what changed. */
  isWhole: boolean;
  batches: AsyncIterable<FeedBatch>;
}

/** What the trainer asks of catalog. All of it throws CatalogUnavailableError. */
export interface CatalogClient {
  /** Songs of playlists, each recording once. @throws MissingPlaylistsError, TooManyTracksError */
  playlistTracks: (request: PlaylistTracksRequest) => Promise<FeatureColumns>;
  /** Whether the request could be served. @throws MissingPlaylistsError, TooManyTracksError */
  checkPlaylists: (request: PlaylistTracksRequest) => Promise<void>;
  /** What has changed of the shared catalogue since that place, or all of it; undefined where nothing has. */
  catalogue: (known: CataloguePlace | undefined) => Promise<CatalogueFeed | undefined>;
}

type Answer = Awaited<ReturnType<typeof request>>;

/** @param token gives a service token for catalog */
export function createCatalogClient(catalogUrl: string, token: () => Promise<string>): CatalogClient {
  const call = async (
    path: string,
    options: { method: 'GET' | 'POST'; headers?: Record<string, string>; body?: string },
  ) => {
    try {
      return await request(new URL(path, catalogUrl), {
        ...options,
        headers: { ...options.headers, authorization: `Bearer ${await token()}` },
        headersTimeout: TIMEOUT_MS,
        // A large feed may take its time, as long as it goes on.
        bodyTimeout: TIMEOUT_MS,
      });
    } catch (error) {
      throw unavailable(error);
    }
  };
  const askForPlaylists = async (body: PlaylistTracksRequest) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await call(PLAYLIST_FEED_PATH, { method: 'POST', headers, body: JSON.stringify(body) });
    if (answer.statusCode === 404)
      throw new MissingPlaylistsError((await readRefusal(answer, missingPlaylistsSchema)).missing);
    if (answer.statusCode === 413)
      throw new TooManyTracksError((await readRefusal(answer, tooManyTracksSchema)).tracks);
    return answer;
  };
  return {
    async playlistTracks(body) {
      const songs = createHeldSongs();
      for await (const batch of readBatches(await askForPlaylists(body))) songs.apply(batch);
      return songs.columns();
    },
    async checkPlaylists(body) {
      const answer = await askForPlaylists({ ...body, checkOnly: true });
      await answer.body.dump();
      if (answer.statusCode !== 204) throw unavailable(new Error(`catalog answered ${answer.statusCode}`));
    },
    async catalogue(known) {
      const since = known ? `?after=${known.cursor}` : '';
      const headers: Record<string, string> = known ? { 'if-none-match': `"${known.version}"` } : {};
      let answer = await call(CATALOGUE_FEED_PATH + since, { method: 'GET', headers });
      const isTooOld = answer.statusCode === 410;
      if (answer.statusCode === 304 || isTooOld) await answer.body.dump();
      if (answer.statusCode === 304) return undefined;
      if (isTooOld) answer = await call(CATALOGUE_FEED_PATH, { method: 'GET' });
      return { place: placeOf(answer), isWhole: !known || isTooOld, batches: readBatches(answer) };
    },
  };
}

function placeOf({ headers }: Answer): CataloguePlace {
  const version = Number(/^"(\d+)"$/.exec(String(headers.etag))?.[1]);
  return { version, cursor: String(headers[CATALOGUE_CURSOR_HEADER]) };
}

async function readRefusal<Refusal>({ body }: Answer, schema: z.ZodType<Refusal>): Promise<Refusal> {
  try {
    return schema.parse(await body.json());
  } catch (error) {
    throw unavailable(error);
  }
}

async function* readBatches({ statusCode, body }: Answer): AsyncGenerator<FeedBatch> {
  try {
    if (statusCode !== 200) {
      await body.dump();
      throw new Error(`catalog answered ${statusCode}`);
    }
    yield* readFeed(body);
  } catch (error) {
    throw unavailable(error);
  }
}

function unavailable(cause: unknown): CatalogUnavailableError {
  return new CatalogUnavailableError('The catalogue cannot be asked just now. Try again in a moment.', { cause });
}
