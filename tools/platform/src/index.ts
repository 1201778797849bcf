export { type NewAccount, saveAccount } from './accounts.ts';
export { type ApiClient, ApiError, apiClient, signIn } from './api-client.ts';
export { ensureDatabase } from './database.ts';
export { freePort } from './free-port.ts';
export { type GuardedProcess, startGuarded } from './guarded-process.ts';
export { type Nats, type NatsOptions, startNats } from './nats.ts';
export { type Platform, type PlatformOptions, startPlatform } from './platform.ts';
export { type Postgres, startPostgres } from './postgres.ts';
export { scratchFolder } from './scratch-folder.ts';
