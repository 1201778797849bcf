import type { FastifyRequest } from 'fastify';
import type { Grant } from './grants.ts';
import { isOfPlaylist, type StoredPlaylist } from './playlist-store.ts';
import { SpotifyError } from './spotify-error.ts';
import type { FakeUser, World } from './world.ts';

/** Who asks and what he allowed the app. Throws 401 for no, unknown and expired tokens, 403 for users the app may not have. */
export function authenticate(world: World, request: FastifyRequest): { user: FakeUser; grant: Grant } {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  if (scheme !== 'Bearer' || !token) throw new SpotifyError(401, 'No token provided');
  const access = world.grants.access(token);
  if (!access) throw new SpotifyError(401, 'Invalid access token');
  if (access.isExpired) throw new SpotifyError(401, 'The access token expired');
  const user = world.users.get(access.grant.user);
  if (!user) throw new SpotifyError(401, 'Invalid access token');
  // Plain text, as there: clients that expect JSON stumble over it.
  if (!user.isRegistered) throw new SpotifyError(403, undefined, 'User not registered in the Developer Dashboard');
  return { user, grant: access.grant };
}

/** The id of who asks. Throws 403 where he did not allow all of these scopes. */
export function requireScopes(world: World, request: FastifyRequest, ...scopes: readonly string[]): string {
  const { user, grant } = authenticate(world, request);
  if (!scopes.every((scope) => grant.scopes.has(scope))) throw new SpotifyError(403, 'Insufficient client scope');
  return user.id;
}

/** The playlist of the path. Throws 404 where there is none, and for Spotify's own, which no new app sees. */
export function playlistOf(world: World, request: FastifyRequest): StoredPlaylist {
  const { id } = request.params as { id: string };
  const playlist = world.playlists.find((each) => each.id === id);
  if (!playlist || playlist.owner === 'spotify') throw new SpotifyError(404, 'Resource not found');
  return playlist;
}

/** The playlist of the path and who may read or change its items, which are nobody else's business since 2026. */
export function ownPlaylistOf(world: World, request: FastifyRequest, user: string): StoredPlaylist {
  const playlist = playlistOf(world, request);
  if (!isOfPlaylist(playlist, user)) throw new SpotifyError(403, 'Forbidden');
  return playlist;
}

/** What it takes to change a playlist that is shown on the owner's profile, or is not. */
export function modifyScope(isPublic: boolean): string {
  return isPublic ? 'playlist-modify-public' : 'playlist-modify-private';
}
