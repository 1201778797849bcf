import type { Grants } from './grants.ts';
import type { FakeEpisode, FakeItem, FakeTrack } from './music.ts';
import { uriOf } from './music.ts';
import type { StoredPlaylist } from './playlist-store.ts';

export interface FakeUser {
  id: string;
  displayName: string;
  /** False: not among the five users of an app in development mode. */
  isRegistered: boolean;
}

/** Which of the twins a row of a playlist carries: the deprecated `track` goes some day, old apps have only it. */
export type RowTwins = 'both' | 'item' | 'track';

/** All that the fake knows. */
export interface World {
  readonly users: Map<string, FakeUser>;
  /** What can be found, added and looked up, by URI. */
  readonly catalogue: Map<string, FakeTrack | FakeEpisode>;
  /** By user, newest first. */
  readonly liked: Map<string, { track: FakeTrack; addedAt: string }[]>;
  /** In the order of the libraries that show them. */
  readonly playlists: StoredPlaylist[];
  readonly grants: Grants;
  readonly hasExtendedQuota: boolean;
  readonly rowTwins: RowTwins;
  /** The time as the API writes it, without milliseconds. */
  timestamp(): string;
}

/** A world without anybody. */
export function emptyWorld(
  options: Pick<World, 'grants' | 'hasExtendedQuota' | 'rowTwins'> & { now: () => number },
): World {
  const { now, ...given } = options;
  return {
    ...given,
    users: new Map(),
    catalogue: new Map(),
    liked: new Map(),
    playlists: [],
    timestamp: () => new Date(now()).toISOString().replace(/\.\d+Z/, 'Z'),
  };
}

/** Puts what has a URI of its own where it can be found. */
export function addToCatalogue(world: World, items: readonly FakeItem[]): void {
  for (const item of items) if (item && item.type !== 'local') world.catalogue.set(uriOf(item), item);
}
