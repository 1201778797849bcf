import type { FastifyInstance, FastifyRequest } from 'fastify';
import { authenticate, modifyScope, ownPlaylistOf, playlistOf, requireScopes } from './access.ts';
import { uriOf } from './music.ts';
import { playlistFieldsJson } from './playlist-json.ts';
import { keepSnapshot, rowsOf, type StoredPlaylist, storedPlaylist } from './playlist-store.ts';
import { checkCount, checkedUri, fieldsOf, flag, itemsOfUris, wholeNumberIn } from './request-body.ts';
import { SpotifyError } from './spotify-error.ts';
import type { World } from './world.ts';

/** Everything that changes a playlist; each change makes a new snapshot. */
export function addPlaylistWriting(server: FastifyInstance, world: World): void {
  server.post('/v1/me/playlists', async (request, reply) => reply.code(201).send(create(world, request)));
  server.put('/v1/playlists/:id', async (request, reply) => {
    changeDetails(world, request);
    return reply.send();
  });
  server.post('/v1/playlists/:id/items', async (request, reply) => reply.code(201).send(add(world, request)));
  server.put('/v1/playlists/:id/items', async (request) => replaceOrReorder(world, request));
  server.delete('/v1/playlists/:id/items', async (request) => remove(world, request));
  server.delete('/v1/playlists/:id/followers', async (request, reply) => {
    unfollow(world, request, playlistOf(world, request));
    return reply.send();
  });
  server.delete('/v1/me/library', async (request, reply) => {
    removeFromLibrary(world, request);
    return reply.send();
  });
}

function create(world: World, request: FastifyRequest): object {
  authenticate(world, request);
  const { name, description, ...flags } = fieldsOf(request);
  // Public unless told otherwise, which is seldom what was meant.
  const isPublic = flag(flags.public, true);
  const isCollaborative = flag(flags.collaborative, false);
  const owner = requireScopes(world, request, modifyScope(isPublic));
  if (typeof name !== 'string' || !name) throw new SpotifyError(400, 'Missing required field: name');
  if (isCollaborative && isPublic) throw new SpotifyError(400, 'Collaborative playlists can only be private');
  const id = `created${world.playlists.length + 1}`.padStart(22, '0');
  const options = { owner, name, isPublic, description: typeof description === 'string' ? description : '' };
  const playlist = { ...storedPlaylist(options, id, world.timestamp()), isCollaborative };
  world.playlists.unshift(playlist);
  const contents = {
    href: `https://api.spotify.com/v1/playlists/${id}/items`,
    items: [],
    limit: 100,
    offset: 0,
    total: 0,
  };
  const nothing = { ...contents, next: null, previous: null };
  return { ...playlistFieldsJson(world, playlist), items: nothing, tracks: nothing };
}

function changeDetails(world: World, request: FastifyRequest): void {
  const { user } = authenticate(world, request);
  const playlist = playlistOf(world, request);
  if (playlist.owner !== user.id) throw new SpotifyError(403, 'Forbidden');
  const { name = playlist.name, description = playlist.description, ...flags } = fieldsOf(request);
  const isPublic = flag(flags.public, playlist.isPublic);
  requireScopes(world, request, modifyScope(playlist.isPublic), modifyScope(isPublic));
  if (typeof name !== 'string' || !name || typeof description !== 'string')
    throw new SpotifyError(400, 'Error parsing JSON.');
  Object.assign(playlist, { name, description, isPublic });
  keepSnapshot(playlist);
}

function add(world: World, request: FastifyRequest): object {
  const { playlist, user } = writable(world, request);
  const { query, fields } = { query: new URL(request.url, 'http://fake').searchParams, fields: fieldsOf(request) };
  const uris = query.get('uris')?.split(',') ?? fields.uris;
  if (!Array.isArray(uris) || uris.length === 0) throw new SpotifyError(400, 'No uris provided');
  const asked = query.has('position') ? Number(query.get('position')) : fields.position;
  const position = wholeNumberIn(asked, 'Invalid position') ?? playlist.rows.length;
  const rows = rowsOf(itemsOfUris(world, uris), user, world.timestamp());
  if (position > playlist.rows.length) throw new SpotifyError(400, 'Index out of bounds');
  return { snapshot_id: keepSnapshot(playlist, playlist.rows.toSpliced(position, 0, ...rows)) };
}

function replaceOrReorder(world: World, request: FastifyRequest): object {
  const { playlist, user } = writable(world, request);
  const { uris, ...move } = fieldsOf(request);
  if (Array.isArray(uris)) {
    const rows = rowsOf(itemsOfUris(world, uris), user, world.timestamp());
    return { snapshot_id: keepSnapshot(playlist, rows) };
  }
  const start = wholeNumberIn(move.range_start, 'Invalid range_start');
  const before = wholeNumberIn(move.insert_before, 'Invalid insert_before');
  const length = wholeNumberIn(move.range_length, 'Invalid range_length') ?? 1;
  if (start === undefined || before === undefined) throw new SpotifyError(400, 'No uris provided');
  const { rows } = playlist;
  if (start + length > rows.length || before > rows.length) throw new SpotifyError(400, 'Index out of bounds');
  const moved = rows.slice(start, start + length);
  const to = before > start ? Math.max(start, before - length) : before;
  return { snapshot_id: keepSnapshot(playlist, rows.toSpliced(start, length).toSpliced(to, 0, ...moved)) };
}

/** All places of these URIs that the snapshot named had; what came later stays. */
function remove(world: World, request: FastifyRequest): object {
  const { playlist } = writable(world, request);
  const { items, snapshot_id: snapshotId } = fieldsOf(request);
  if (!Array.isArray(items) || items.length === 0) throw new SpotifyError(400, 'No items provided');
  checkCount(items);
  const uris = new Set(items.map((item: { uri?: unknown } | null) => checkedUri(item?.uri)));
  const known = snapshotId === undefined ? playlist.rows : playlist.snapshots.get(String(snapshotId));
  if (!known) throw new SpotifyError(400, 'Invalid snapshot_id');
  const doomed = new Set(known.filter(({ item }) => item && uris.has(uriOf(item))));
  return {
    snapshot_id: keepSnapshot(
      playlist,
      playlist.rows.filter((row) => !doomed.has(row)),
    ),
  };
}

function writable(world: World, request: FastifyRequest): { playlist: StoredPlaylist; user: string } {
  const { user } = authenticate(world, request);
  const playlist = ownPlaylistOf(world, request, user.id);
  requireScopes(world, request, modifyScope(playlist.isPublic));
  return { playlist, user: user.id };
}

/** The nearest to deleting there is: the playlist lives on, unseen by who no longer follows it. */
function unfollow(world: World, request: FastifyRequest, playlist: StoredPlaylist): void {
  playlist.followers.delete(requireScopes(world, request, modifyScope(playlist.isPublic)));
}

/** Its successor in 2026: takes URIs of all kinds, of which the fake knows playlists. */
function removeFromLibrary(world: World, request: FastifyRequest): void {
  requireScopes(world, request, 'playlist-modify-public');
  const uris = new URL(request.url, 'http://fake').searchParams.get('uris')?.split(',') ?? [];
  if (uris.length === 0 || uris.length > 40) throw new SpotifyError(400, 'Invalid uris');
  for (const uri of uris) {
    const playlist = world.playlists.find(({ id }) => uri === `spotify:playlist:${id}`);
    if (!playlist) throw new SpotifyError(400, `Invalid uri: ${uri}`);
    playlist.followers.delete(authenticate(world, request).user.id);
  }
}
