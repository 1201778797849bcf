export { createTestDatabase, type TestDatabase } from './database.ts';
export {
  type FakeReccoBeats,
  type FakeReccoBeatsOptions,
  startFakeReccoBeats,
} from './fake-reccobeats/fake-reccobeats.ts';
export { type AudioFeatures, fakeFeatures } from './fake-spotify/audio-features.ts';
export { type FakeSpotify, type FakeSpotifyOptions, startFakeSpotify } from './fake-spotify/fake-spotify.ts';
export type { Fault } from './fake-spotify/faults.ts';
export {
  type FakeEpisode,
  type FakeItem,
  type FakeLocalFile,
  type FakeTrack,
  fakeEpisode,
  fakeLocalFile,
  fakeTrack,
  fakeTracks,
  uriOf,
} from './fake-spotify/music.ts';
export type { FakePlaylistOptions, FakePlaylistView } from './fake-spotify/playlist-store.ts';
export type { SeenRequest } from './fake-spotify/seen-request.ts';
export { sharedStack } from './global-stack.ts';
export { type NatsServer, startNatsServers } from './nats-servers.ts';
export { columnsOfBoth } from './prisma-agreement.ts';
export { realSongsFile } from './real-data.ts';
export { startTestServers, type TestServers } from './servers.ts';
export { startStack, type TestStack } from './stack.ts';
export { taughtTaste } from './taught-taste.ts';
export { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';
export type { TestListener } from './test-accounts.ts';
export { testSongs } from './test-songs.ts';
export { startTraining, trainToEnd } from './training.ts';
