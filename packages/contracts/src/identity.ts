import { z } from 'zod';

/** Services that receive internal tokens: the audiences that auth signs for. */
export const AUDIENCES = ['auth', 'catalog', 'trainer'] as const;
export type Audience = (typeof AUDIENCES)[number];

export const TOKEN_ISSUER = 'curator-auth';
/** `typ` header of internal tokens: a token of another kind signed with the same keys is refused. */
export const TOKEN_TYPE = 'curator-internal+jwt';
export const TOKEN_LIFETIME_SECONDS = 60;

/** What a caller may do. An API key carries a subset; a signed-in listener carries all listener scopes; services carry their own. */
export const SCOPES = [
  'library:read',
  'library:write',
  'tastes:read',
  'tastes:write',
  'account',
  'catalogue:load',
  'features:read',
] as const;
export const scopeSchema = z.enum(SCOPES);
export type Scope = z.infer<typeof scopeSchema>;

/** What a listener may do when signed in at the page. */
export const LISTENER_SCOPES = [
  'library:read',
  'library:write',
  'tastes:read',
  'tastes:write',
  'account',
] as const satisfies readonly Scope[];
/** What an operator may do beside listening. */
export const OPERATOR_SCOPES = ['catalogue:load'] as const satisfies readonly Scope[];
/** What an API key may be given: never `account`, so that a key cannot make keys. */
export const API_KEY_SCOPES = [
  'library:read',
  'library:write',
  'tastes:read',
  'tastes:write',
] as const satisfies readonly Scope[];

/** Claims of an internal token beside the registered ones. */
export const tokenClaimsSchema = z.object({
  /** User id, or `service:<name>`. */
  sub: z.string().min(1),
  scopes: z.array(scopeSchema),
  exp: z.number(),
});

/** Gateway to auth: who is this? Exactly one credential. */
export const tokenRequestSchema = z.union([
  z.object({ cookie: z.string().min(1).max(8192) }),
  z.object({ apiKey: z.string().min(1).max(512) }),
  z.object({ service: z.literal(true), audience: z.enum(AUDIENCES) }),
]);
export type TokenRequest = z.infer<typeof tokenRequestSchema>;

export const tokenResponseSchema = z.object({
  subject: z.string(),
  scopes: z.array(scopeSchema),
  /** Epoch milliseconds at which the tokens end. */
  expiresAt: z.number(),
  /** Epoch milliseconds at which the credential behind them ends, if it does. */
  credentialExpiresAt: z.number().nullable(),
  tokens: z.partialRecord(z.enum(AUDIENCES), z.string()),
});
export type TokenResponse = z.infer<typeof tokenResponseSchema>;
