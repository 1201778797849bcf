import type { FastifyInstance, FastifyRequest } from 'fastify';
import { authenticate, ownPlaylistOf, playlistOf, requireScopes } from './access.ts';
import { identity, trackJson } from './music-json.ts';
import { LIST_PAGE, pageOf } from './paging.ts';
import { playlistFieldsJson, playlistRowJson, playlistSummaryJson } from './playlist-json.ts';
import { isOfPlaylist, type PlaylistRow } from './playlist-store.ts';
import type { World } from './world.ts';

/** What is read of a listener: who he is, what he likes, his playlists and what is in them. */
export function addLibraryRoutes(server: FastifyInstance, world: World): void {
  server.get('/v1/me', async (request) => profile(world, request));
  server.get('/v1/me/tracks', async (request) => {
    const user = requireScopes(world, request, 'user-library-read');
    const rowJson = (row: { track: Parameters<typeof trackJson>[0]; addedAt: string }) => ({
      added_at: row.addedAt,
      track: trackJson(row.track),
    });
    return pageOf(request, world.liked.get(user) ?? [], rowJson, LIST_PAGE);
  });
  server.get('/v1/me/playlists', async (request) => {
    const user = requireScopes(world, request, 'playlist-read-private');
    const { grant } = authenticate(world, request);
    const shown = world.playlists
      .filter(({ followers }) => followers.has(user))
      .filter(({ isCollaborative }) => !isCollaborative || grant.scopes.has('playlist-read-collaborative'));
    return pageOf(request, shown, (playlist) => playlistSummaryJson(world, playlist), LIST_PAGE);
  });
  server.get('/v1/playlists/:id', async (request) => {
    const { user } = authenticate(world, request);
    const playlist = playlistOf(world, request);
    const fields = playlistFieldsJson(world, playlist);
    if (!isOfPlaylist(playlist, user.id)) return fields;
    const contents = pageOf(request, playlist.rows, rowJsonFor(world, request), { usual: 100, atMost: 100 });
    return { ...fields, items: contents, tracks: contents };
  });
  server.get('/v1/playlists/:id/items', async (request) => {
    const user = requireScopes(world, request, 'playlist-read-private');
    const playlist = ownPlaylistOf(world, request, user);
    if (playlist.isCollaborative) requireScopes(world, request, 'playlist-read-collaborative');
    return pageOf(request, playlist.rows, rowJsonFor(world, request), LIST_PAGE);
  });
}

/** New apps no longer get country, product, e-mail and followers. */
function profile(world: World, request: FastifyRequest): object {
  const { user, grant } = authenticate(world, request);
  const sees = (scope: string) => world.hasExtendedQuota && grant.scopes.has(scope);
  return {
    account_id: `account-${user.id}`,
    display_name: user.displayName,
    ...identity('user', user.id),
    images: [],
    ...(sees('user-read-private') ? { country: 'DE', product: 'premium' } : {}),
    ...(sees('user-read-email') ? { email: `${user.id}@example.org` } : {}),
  };
}

function rowJsonFor(world: World, request: FastifyRequest) {
  const { searchParams } = new URL(request.url, 'http://fake');
  const knowsEpisodes = (searchParams.get('additional_types') ?? '').split(',').includes('episode');
  return (row: PlaylistRow) => playlistRowJson(world, row, knowsEpisodes);
}
