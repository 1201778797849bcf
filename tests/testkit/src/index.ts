export { createTestDatabase, type TestDatabase } from './database.ts';
export { sharedStack } from './global-stack.ts';
export { columnsOfBoth } from './prisma-agreement.ts';
export { realSongsFile } from './real-data.ts';
export { startTestServers, type TestServers } from './servers.ts';
export { startStack, type TestStack } from './stack.ts';
export { taughtTaste } from './taught-taste.ts';
export type { TestListener } from './test-accounts.ts';
export { testSongs } from './test-songs.ts';
