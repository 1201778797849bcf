import { createHash } from 'node:crypto';
import { type FakeItem, uriOf } from './music.ts';

export interface PlaylistRow {
  item: FakeItem;
  /** Null in very old playlists. */
  addedAt: string | null;
  addedBy: string;
}

export interface StoredPlaylist {
  readonly id: string;
  name: string;
  description: string;
  readonly owner: string;
  isPublic: boolean;
  isCollaborative: boolean;
  readonly collaborators: ReadonlySet<string>;
  /** Whose libraries show it; the owner's too, until he removes it. */
  readonly followers: Set<string>;
  rows: readonly PlaylistRow[];
  /** The rows of every version by its id, the last one being the current. */
  readonly snapshots: Map<string, readonly PlaylistRow[]>;
}

/** What a test says of a playlist. */
export interface FakePlaylistOptions {
  id?: string;
  owner: string;
  name: string;
  description?: string;
  /** False where left out. */
  isPublic?: boolean;
  /** Whom the owner let in: they read and write it. Makes it collaborative. */
  collaborators?: readonly string[];
  /** Who has it in his library besides owner and collaborators. */
  followers?: readonly string[];
  items?: readonly FakeItem[];
}

/** What a playlist holds now, as a test sees it. */
export interface FakePlaylistView {
  id: string;
  name: string;
  description: string;
  owner: string;
  isPublic: boolean;
  isCollaborative: boolean;
  snapshotId: string;
  followers: string[];
  items: FakeItem[];
  /** Of the items, null where one is gone. */
  uris: (string | null)[];
}

/** A new playlist whose rows were all added at once. */
export function storedPlaylist(options: FakePlaylistOptions, id: string, addedAt: string): StoredPlaylist {
  const { owner, name, description = '', isPublic = false, collaborators = [], followers = [], items = [] } = options;
  const playlist: StoredPlaylist = {
    id,
    name,
    description,
    owner,
    isPublic,
    isCollaborative: collaborators.length > 0,
    collaborators: new Set(collaborators),
    followers: new Set([owner, ...collaborators, ...followers]),
    rows: [],
    snapshots: new Map(),
  };
  keepSnapshot(playlist, rowsOf(items, owner, addedAt));
  return playlist;
}

/** Items as rows of a playlist. */
export function rowsOf(items: readonly FakeItem[], addedBy: string, addedAt: string): PlaylistRow[] {
  return items.map((item) => ({ item, addedAt, addedBy }));
}

/** Makes these the rows, or keeps those there are, under a new snapshot id, as every change does. */
export function keepSnapshot(playlist: StoredPlaylist, rows: readonly PlaylistRow[] = playlist.rows): string {
  const revision = playlist.snapshots.size + 1;
  const digest = createHash('sha1').update(`${playlist.id} ${revision}`).digest('hex');
  const snapshotId = Buffer.from(`${revision},${digest}`).toString('base64');
  playlist.rows = rows;
  playlist.snapshots.set(snapshotId, rows);
  return snapshotId;
}

/** The id of the current version. */
export function snapshotIdOf(playlist: StoredPlaylist): string {
  return [...playlist.snapshots.keys()].at(-1) ?? '';
}

/** Owner and collaborators may read and change what is in it. */
export function isOfPlaylist(playlist: StoredPlaylist, user: string): boolean {
  return playlist.owner === user || playlist.collaborators.has(user);
}

/** A copy that does not change with the playlist. */
export function viewOf(playlist: StoredPlaylist): FakePlaylistView {
  const { id, name, description, owner, isPublic, isCollaborative, rows } = playlist;
  return {
    ...{ id, name, description, owner, isPublic, isCollaborative },
    snapshotId: snapshotIdOf(playlist),
    followers: [...playlist.followers],
    items: rows.map(({ item }) => item),
    uris: rows.map(({ item }) => item && uriOf(item)),
  };
}
