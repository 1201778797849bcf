export { type NewAccount, saveAccount } from './accounts.ts';
export { type ApiClient, ApiError, apiClient, signIn } from './api-client.ts';
export { ensureDatabase } from './database.ts';
export { startNats } from './nats.ts';
export { type Platform, type PlatformOptions, startPlatform } from './platform.ts';
export { startPostgres } from './postgres.ts';
export { scratchFolder } from './scratch-folder.ts';
