import { identity, itemJson } from './music-json.ts';
import { type PlaylistRow, type StoredPlaylist, snapshotIdOf } from './playlist-store.ts';
import type { World } from './world.ts';

/** What a list of playlists shows of each: how many items, not which. */
export function playlistSummaryJson(world: World, playlist: StoredPlaylist): object {
  const contents = { href: itemsAddress(playlist), total: playlist.rows.length };
  return { ...playlistFieldsJson(world, playlist), items: contents, tracks: contents };
}

/** Everything but the items, which are for owners and collaborators alone. */
export function playlistFieldsJson(world: World, playlist: StoredPlaylist) {
  const owner = world.users.get(playlist.owner);
  return {
    collaborative: playlist.isCollaborative,
    description: playlist.description,
    ...identity('playlist', playlist.id),
    images: [],
    name: playlist.name,
    owner: { ...identity('user', playlist.owner), display_name: owner?.displayName ?? playlist.owner },
    primary_color: null,
    public: playlist.isPublic,
    snapshot_id: snapshotIdOf(playlist),
  };
}

/** One row of a playlist, under the old name, the new one or both. */
export function playlistRowJson(world: World, row: PlaylistRow, knowsEpisodes: boolean): object {
  const item = itemJson(row.item, knowsEpisodes);
  return {
    added_at: row.addedAt,
    added_by: identity('user', row.addedBy),
    is_local: row.item?.type === 'local',
    primary_color: null,
    video_thumbnail: { url: null },
    ...(world.rowTwins === 'track' ? {} : { item }),
    ...(world.rowTwins === 'item' ? {} : { track: item }),
  };
}

/** Where the items are to be read. */
export function itemsAddress(playlist: StoredPlaylist): string {
  return `https://api.spotify.com/v1/playlists/${playlist.id}/items`;
}
