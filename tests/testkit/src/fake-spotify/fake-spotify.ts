import { type AccountsOptions, addAccountsRoutes, type Visitor } from './accounts-routes.ts';
import { addCatalogueRoutes } from './catalogue-routes.ts';
import { type FakeServerControl, startFakeHttpServer, type WordedError } from './fake-http-server.ts';
import { createGrants, type TokenAnswer } from './grants.ts';
import { addLibraryRoutes } from './library-routes.ts';
import type { FakeItem, FakeTrack } from './music.ts';
import {
  type FakePlaylistOptions,
  type FakePlaylistView,
  keepSnapshot,
  rowsOf,
  type StoredPlaylist,
  storedPlaylist,
  viewOf,
} from './playlist-store.ts';
import { addPlaylistWriting } from './playlist-writing.ts';
import { addRemovedEndpoints } from './removed-endpoints.ts';
import { createRollingWindow } from './rolling-window.ts';
import type { SeenRequest } from './seen-request.ts';
import { answerError, apiErrorBody, oauthErrorBody, SpotifyError } from './spotify-error.ts';
import { addToCatalogue, emptyWorld, type FakeUser, type RowTwins, type World } from './world.ts';

export interface FakeSpotifyOptions extends Pick<AccountsOptions, 'clientId' | 'redirectUris'> {
  /** The most calls of the API within a rolling window, 30 s long where not said. None where left out. */
  rateLimit?: { requests: number; windowSeconds?: number };
  /** Whether the app is of the old kind that may ask for features. False where left out. */
  extendedQuota?: boolean;
  /** Under which names a playlist's row shows its item: both where left out. */
  rowTwins?: RowTwins;
  /** Milliseconds since 1970. The machine's clock where left out. */
  now?: () => number;
}

/** A Spotify of one's own: its users, its music, and its moods. */
export interface FakeSpotify extends FakeServerControl {
  /** Stands for https://accounts.spotify.com. */
  readonly accountsUrl: string;
  /** Stands for https://api.spotify.com/v1. */
  readonly apiUrl: string;
  /** The first one sits before the browser at once. */
  addUser(user: { id: string; displayName?: string; isRegistered?: boolean }): FakeUser;
  /** Who consents at `/authorize` from now on. */
  signInAs(userId: string): void;
  /** The next consent is refused. */
  denyNext(): void;
  /** Tokens of a user who consented, without the way through the browser. */
  consent(userId: string, ...scopes: readonly string[]): TokenAnswer;
  /** Makes tracks that can be found and added though no playlist holds them yet. */
  addTracks(tracks: readonly FakeTrack[]): void;
  addPlaylist(playlist: FakePlaylistOptions): FakePlaylistView;
  /** The first of them was liked last. */
  likeTracks(userId: string, tracks: readonly FakeTrack[]): void;
  /** What it holds now. */
  playlist(id: string): FakePlaylistView;
  /** Somebody edits it elsewhere: new items, new snapshot. */
  changePlaylist(id: string, change: (items: FakeItem[]) => readonly FakeItem[]): void;
  /** All tokens given out so far answer 401. */
  expireAccessTokens(): void;
  /** The user withdraws his consent: refreshing answers invalid_grant. */
  revoke(userId: string): void;
  /** From now on every call of the API is one too many, with no word of when that ends; or it is over. */
  exhaustQuota(isExhausted?: boolean): void;
}

const QUOTA_EXCEEDED: WordedError = { status: 429, message: 'Too many requests', reason: 'QUOTA_EXCEEDED' };

/** The accounts service and the Web API of 2026 on one free port of 127.0.0.1. */
export async function startFakeSpotify(options: FakeSpotifyOptions): Promise<FakeSpotify> {
  const { clientId, redirectUris, rateLimit, extendedQuota = false, rowTwins = 'both', now = Date.now } = options;
  const grants = createGrants(now);
  const visitor: Visitor = { user: undefined, deniesNext: false };
  const world = emptyWorld({ grants, hasExtendedQuota: extendedQuota, rowTwins, now });
  const window = rateLimit && createRollingWindow(rateLimit.requests, (rateLimit.windowSeconds ?? 30) * 1000, now);
  let isQuotaExhausted = false;
  const http = await startFakeHttpServer({
    errorBody,
    turnsAway(seen) {
      if (!seen.path.startsWith('/v1/')) return undefined;
      if (isQuotaExhausted) return QUOTA_EXCEEDED;
      const retryAfterSeconds = window?.enter();
      return retryAfterSeconds === undefined
        ? undefined
        : { status: 429, message: 'API rate limit exceeded', retryAfterSeconds };
    },
    addRoutes(server) {
      server.setErrorHandler((error, _request, reply) => answerError(error, reply));
      server.setNotFoundHandler(async () => {
        throw new SpotifyError(404, 'Service not found');
      });
      addAccountsRoutes(server, { clientId, redirectUris, grants, visitor });
      addLibraryRoutes(server, world);
      addPlaylistWriting(server, world);
      addCatalogueRoutes(server, world);
      addRemovedEndpoints(server, world);
    },
  });
  return {
    ...http,
    accountsUrl: http.origin,
    apiUrl: `${http.origin}/v1`,
    ...musicControl(world),
    addUser({ id, displayName = id, isRegistered = true }) {
      const user = { id, displayName, isRegistered };
      world.users.set(id, user);
      visitor.user ??= id;
      return user;
    },
    signInAs(userId) {
      if (!world.users.has(userId)) throw new Error(`No user ${userId} was added.`);
      visitor.user = userId;
    },
    denyNext: () => {
      visitor.deniesNext = true;
    },
    consent: (userId, ...scopes) => grants.consent(userId, new Set(scopes)),
    expireAccessTokens: grants.expireAccessTokens,
    revoke: grants.revoke,
    exhaustQuota: (isExhausted = true) => {
      isQuotaExhausted = isExhausted;
    },
  };
}

type MusicControl = Pick<FakeSpotify, 'addTracks' | 'addPlaylist' | 'likeTracks' | 'playlist' | 'changePlaylist'>;

function musicControl(world: World): MusicControl {
  return {
    addTracks: (tracks) => addToCatalogue(world, tracks),
    addPlaylist(given) {
      addToCatalogue(world, given.items ?? []);
      const id = given.id ?? `playlist${world.playlists.length + 1}`.padStart(22, '0');
      const playlist = storedPlaylist(given, id, world.timestamp());
      world.playlists.push(playlist);
      return viewOf(playlist);
    },
    likeTracks(userId, tracks) {
      addToCatalogue(world, tracks);
      const rows = tracks.map((track) => ({ track, addedAt: world.timestamp() }));
      world.liked.set(userId, [...rows, ...(world.liked.get(userId) ?? [])]);
    },
    playlist: (id) => viewOf(stored(world, id)),
    changePlaylist(id, change) {
      const playlist = stored(world, id);
      const items = change(playlist.rows.map(({ item }) => item));
      addToCatalogue(world, items);
      keepSnapshot(playlist, rowsOf(items, playlist.owner, world.timestamp()));
    },
  };
}

function stored(world: World, id: string): StoredPlaylist {
  const playlist = world.playlists.find((each) => each.id === id);
  if (!playlist) throw new Error(`There is no playlist ${id}.`);
  return playlist;
}

function errorBody({ status, message, reason }: WordedError, seen: SeenRequest): object {
  if (seen.path.startsWith('/v1/')) return apiErrorBody(status, message, reason);
  return oauthErrorBody(reason ?? 'server_error', message ?? 'Failed to get client');
}
