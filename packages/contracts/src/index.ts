export * from './feature-feed.ts';
export * from './features.ts';
export * from './identity.ts';
export * from './messages.ts';
export * from './playlist-request.ts';
