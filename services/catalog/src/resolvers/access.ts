import { withScope } from '@curator/service-kit';

/** Nothing of the catalog is for callers without a scope: a service's token or another kind of key sees none of it. */
export const mayRead = withScope('library:read');
export const mayWrite = withScope('library:write');
