import { createAuthClient } from 'better-auth/react';

/** Accounts and sessions, at the page's own origin. */
export const authClient = createAuthClient({ baseURL: window.location.origin, basePath: '/api/auth' });
