import type { FastifyInstance, FastifyRequest } from 'fastify';
import { authenticate } from './access.ts';
import type { FakeTrack } from './music.ts';
import { trackJson } from './music-json.ts';
import { pageOf } from './paging.ts';
import { SpotifyError } from './spotify-error.ts';
import { isFound } from './track-search.ts';
import type { World } from './world.ts';

const SEARCH_TYPES = ['album', 'artist', 'playlist', 'track', 'show', 'episode', 'audiobook'];
const SEARCH_PAGE = { usual: 5, atMost: 10, maxOffset: 1000 };
const MAX_QUERY_LENGTH = 250;
const MAX_FEATURE_IDS = 100;

/** What is read of the catalogue: search, one track, and features where the app still may. */
export function addCatalogueRoutes(server: FastifyInstance, world: World): void {
  server.get('/v1/search', async (request) => search(world, request));
  server.get('/v1/tracks/:id', async (request) => {
    authenticate(world, request);
    const track = trackOf(world, (request.params as { id: string }).id);
    if (!track) throw new SpotifyError(404, 'Resource not found');
    return trackJson(track);
  });
  server.get('/v1/audio-features', async (request) => features(world, request));
}

function search(world: World, request: FastifyRequest): object {
  authenticate(world, request);
  const { searchParams } = new URL(request.url, 'http://fake');
  const query = searchParams.get('q')?.trim();
  const types = searchParams.get('type')?.split(',');
  if (!query) throw new SpotifyError(400, 'No search query');
  if (query.length > MAX_QUERY_LENGTH)
    throw new SpotifyError(400, `Query exceeds maximum length of ${MAX_QUERY_LENGTH} characters`);
  if (!types) throw new SpotifyError(400, 'Missing parameter type');
  const unknown = types.find((type) => !SEARCH_TYPES.includes(type));
  if (unknown !== undefined) throw new SpotifyError(400, `Bad search type field ${unknown}`);
  const found = [...world.catalogue.values()].filter((item) => item.type === 'track' && isFound(item, query));
  // Only tracks are played; of everything else nothing is found.
  return Object.fromEntries(
    types.map((type) => [
      `${type}s`,
      pageOf(request, type === 'track' ? (found as FakeTrack[]) : [], trackJson, SEARCH_PAGE),
    ]),
  );
}

function features(world: World, request: FastifyRequest): object {
  authenticate(world, request);
  // Without a message, as there: it means "not for this app".
  if (!world.hasExtendedQuota) throw new SpotifyError(403);
  const ids = new URL(request.url, 'http://fake').searchParams.get('ids')?.split(',').filter(Boolean) ?? [];
  if (ids.length === 0) throw new SpotifyError(400, 'Invalid request');
  if (ids.length > MAX_FEATURE_IDS) throw new SpotifyError(400, 'Too many ids requested');
  return { audio_features: ids.map((id) => featuresJson(trackOf(world, id))) };
}

function featuresJson(track: FakeTrack | undefined): object | null {
  if (!track?.features) return null;
  return {
    ...track.features,
    analysis_url: `https://api.spotify.com/v1/audio-analysis/${track.id}`,
    duration_ms: track.durationMs,
    id: track.id,
    time_signature: 4,
    track_href: `https://api.spotify.com/v1/tracks/${track.id}`,
    type: 'audio_features',
    uri: `spotify:track:${track.id}`,
  };
}

function trackOf(world: World, id: string): FakeTrack | undefined {
  const item = world.catalogue.get(`spotify:track:${id}`);
  return item?.type === 'track' ? item : undefined;
}
