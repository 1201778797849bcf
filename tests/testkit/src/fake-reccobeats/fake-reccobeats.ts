import type { FastifyInstance } from 'fastify';
import { type FakeServerControl, startFakeHttpServer, type WordedError } from '../fake-spotify/fake-http-server.ts';
import type { FakeTrack } from '../fake-spotify/music.ts';
import { createRollingWindow } from '../fake-spotify/rolling-window.ts';
import { featuresJson, trackJson } from './reccobeats-json.ts';
import { recommend } from './recommendation.ts';

export interface FakeReccoBeatsOptions {
  /** The real one bears about 2 a second. None where left out. */
  rateLimit?: { requests: number; windowSeconds?: number };
  /** Milliseconds since 1970. The machine's clock where left out. */
  now?: () => number;
}

/** A ReccoBeats that knows what a test tells it. */
export interface FakeReccoBeats extends FakeServerControl {
  /** Stands for https://api.reccobeats.com/v1. */
  readonly apiUrl: string;
  /** It knows the features of those that have them. */
  addTracks(tracks: readonly FakeTrack[]): void;
}

const MAX_IDS = 40;

/** The two endpoints that are used of ReccoBeats, on a free port of 127.0.0.1. No key, as there. */
export async function startFakeReccoBeats(options: FakeReccoBeatsOptions = {}): Promise<FakeReccoBeats> {
  const { rateLimit, now = Date.now } = options;
  const window = rateLimit && createRollingWindow(rateLimit.requests, (rateLimit.windowSeconds ?? 1) * 1000, now);
  const tracks = new Map<string, FakeTrack>();
  const http = await startFakeHttpServer({
    errorBody,
    turnsAway() {
      const retryAfterSeconds = window?.enter();
      return retryAfterSeconds === undefined
        ? undefined
        : { status: 429, message: 'Too many requests', retryAfterSeconds };
    },
    addRoutes: (server) => addRoutes(server, tracks),
  });
  return {
    ...http,
    apiUrl: `${http.origin}/v1`,
    addTracks(added) {
      for (const track of added) tracks.set(track.id, track);
    },
  };
}

function addRoutes(server: FastifyInstance, tracks: ReadonlyMap<string, FakeTrack>): void {
  server.get('/v1/audio-features', async (request, reply) => {
    const ids = listOf(request.url, 'ids');
    if (ids.length < 1 || ids.length > MAX_IDS)
      return reply.code(400).send(errorBody({ status: 4004, message: `size must be between 1 and ${MAX_IDS}` }));
    const found = [...new Set(ids)].flatMap((id) => featuresJson(tracks.get(id)));
    // An order of its own, which is not that of the question.
    return { content: found.sort((one, other) => one.id.localeCompare(other.id)) };
  });
  server.get('/v1/track/recommendation', async (request, reply) => {
    const query = new URL(request.url, 'http://fake').searchParams;
    const seeds = listOf(request.url, 'seeds');
    const negativeSeeds = listOf(request.url, 'negativeSeeds');
    const size = Number(query.get('size') ?? Number.NaN);
    const problem = problemOf(seeds, negativeSeeds, size);
    if (problem) return reply.code(400).send(errorBody({ status: 4004, message: problem }));
    return { content: recommend(tracks, seeds, negativeSeeds, size).map(trackJson) };
  });
  server.setNotFoundHandler(async (_request, reply) =>
    reply.code(404).send(errorBody({ status: 4004, message: 'Resource not found' })),
  );
}

function problemOf(seeds: readonly string[], negativeSeeds: readonly string[], size: number): string | undefined {
  if (seeds.length < 1 || seeds.length > 5) return 'seeds size must be between 1 and 5';
  if (negativeSeeds.length > 5) return 'negativeSeeds size must be between 0 and 5';
  if (!Number.isInteger(size) || size < 1 || size > 100) return 'size must be between 1 and 100';
  return undefined;
}

/** `ids=a,b` and `ids=a&ids=b` alike. */
function listOf(url: string, name: string): string[] {
  const values = new URL(url, 'http://fake').searchParams.getAll(name);
  return values.flatMap((value) => value.split(',')).filter(Boolean);
}

/** Their own codes (4004 …) stand in the body; the status of HTTP is another. */
function errorBody({ status, message = 'Something went wrong' }: WordedError): object {
  return { status, errors: [{ message }] };
}
