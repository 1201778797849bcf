import type { FastifyRequest } from 'fastify';
import type { FakeEpisode, FakeTrack } from './music.ts';
import { SpotifyError } from './spotify-error.ts';
import type { World } from './world.ts';

const PLAYABLE_URI = /^spotify:(track|episode):[0-9A-Za-z]{22}$/;

/** The fields of a JSON body; none where there is no body. Throws 400 for a body that is no object. */
export function fieldsOf(request: FastifyRequest): Readonly<Record<string, unknown>> {
  const body: unknown = request.body ?? {};
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new SpotifyError(400, 'Error parsing JSON.');
  return { ...body };
}

/** A boolean field, or what goes where it is left out. */
export function flag(value: unknown, otherwise: boolean): boolean {
  if (value === undefined || value === null) return otherwise;
  if (typeof value !== 'boolean') throw new SpotifyError(400, 'Error parsing JSON.');
  return value;
}

/** A whole number from 0, or nothing. */
export function wholeNumberIn(value: unknown, message: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw new SpotifyError(400, message);
  return value;
}

/** What the URIs name. Throws 400 for more than 100, for what cannot be added, and for what does not exist. */
export function itemsOfUris(world: World, uris: readonly unknown[]): (FakeTrack | FakeEpisode)[] {
  checkCount(uris);
  return uris.map((uri) => {
    const item = world.catalogue.get(checkedUri(uri));
    if (!item) throw new SpotifyError(400, 'Payload contains a non-existing ID');
    return item;
  });
}

/** Throws 400 for more than a request may name. */
export function checkCount(uris: readonly unknown[]): void {
  if (uris.length > 100) throw new SpotifyError(400, 'You can add a maximum of 100 tracks per request.');
}

/** The URI of a track or an episode. Throws 400 for anything else, local files included. */
export function checkedUri(uri: unknown): string {
  if (typeof uri === 'string' && PLAYABLE_URI.test(uri)) return uri;
  throw new SpotifyError(400, `Invalid track uri: ${uri}`);
}
