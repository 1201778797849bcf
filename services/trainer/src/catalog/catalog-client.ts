import {
  CATALOGUE_FEED_PATH,
  missingPlaylistsSchema,
  PLAYLIST_FEED_PATH,
  type PlaylistTracksRequest,
  tooManyTracksSchema,
} from '@curator/contracts';
import { request } from 'undici';
import type { z } from 'zod';
import { decodeFeatureColumns, type FeatureColumns } from './feature-columns.ts';

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

/** What the trainer asks of catalog. All of it throws CatalogUnavailableError. */
export interface CatalogClient {
  /** Songs of playlists, each recording once. @throws MissingPlaylistsError, TooManyTracksError */
  playlistTracks: (request: PlaylistTracksRequest) => Promise<FeatureColumns>;
  /** The shared catalogue with its version; undefined where `knownVersion` is still the version. */
  catalogue: (knownVersion: number | undefined) => Promise<{ version: number; columns: FeatureColumns } | undefined>;
}

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
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (error) {
      throw unavailable(error);
    }
  };
  return {
    async playlistTracks(body) {
      const headers = { 'content-type': 'application/json' };
      const answer = await call(PLAYLIST_FEED_PATH, { method: 'POST', headers, body: JSON.stringify(body) });
      if (answer.statusCode === 404)
        throw new MissingPlaylistsError((await readRefusal(answer, missingPlaylistsSchema)).missing);
      if (answer.statusCode === 413)
        throw new TooManyTracksError((await readRefusal(answer, tooManyTracksSchema)).tracks);
      return readColumns(answer);
    },
    async catalogue(knownVersion) {
      const headers: Record<string, string> =
        knownVersion === undefined ? {} : { 'if-none-match': `"${knownVersion}"` };
      const answer = await call(CATALOGUE_FEED_PATH, { method: 'GET', headers });
      if (answer.statusCode === 304) {
        await answer.body.dump();
        return undefined;
      }
      const version = Number(/^"(\d+)"$/.exec(String(answer.headers.etag))?.[1]);
      return { version, columns: await readColumns(answer) };
    },
  };
}

async function readRefusal<Refusal>(
  { body }: Awaited<ReturnType<typeof request>>,
  schema: z.ZodType<Refusal>,
): Promise<Refusal> {
  try {
    return schema.parse(await body.json());
  } catch (error) {
    throw unavailable(error);
  }
}

async function readColumns({ statusCode, body }: Awaited<ReturnType<typeof request>>): Promise<FeatureColumns> {
  try {
    const bytes = new Uint8Array(await body.arrayBuffer());
    if (statusCode !== 200) throw new Error(`catalog answered ${statusCode}`);
    return decodeFeatureColumns(bytes);
  } catch (error) {
    throw unavailable(error);
  }
}

function unavailable(cause: unknown): CatalogUnavailableError {
  return new CatalogUnavailableError('The catalogue cannot be asked just now. Try again in a moment.', { cause });
}
