import { createHash } from 'node:crypto';
import type { TokenResponse } from '@curator/contracts';
import type { Credential } from './credential.ts';

/** Nothing outlives its revocation by more than 5 s: 4 s here leave a second for the request itself. */
const TRUST_MS = 4_000;
const MAX_ENTRIES = 10_000;

interface Entry {
  answer: Promise<TokenResponse | undefined>;
  until: number;
}

/** @returns undefined where the credential is not valid. @throws AuthUnavailableError */
export type FindTokens = (credential: Credential) => Promise<TokenResponse | undefined>;

/** Asks auth about a credential once in 4 s, however many requests come with it. Keys of the cache are hashes of credentials. */
export function createTokenCache(ask: FindTokens, now: () => number = Date.now): FindTokens {
  const entries = new Map<string, Entry>();
  return (credential) => {
    const key = createHash('sha256').update(JSON.stringify(credential)).digest('base64');
    const held = entries.get(key);
    if (held && held.until > now()) return held.answer;
    const answer = ask(credential);
    entries.delete(key);
    entries.set(key, { answer, until: now() + TRUST_MS });
    answer.catch(() => entries.delete(key));
    dropOldest(entries);
    return answer;
  };
}

function dropOldest(entries: Map<string, Entry>): void {
  if (entries.size <= MAX_ENTRIES) return;
  const [oldest] = entries.keys();
  if (oldest !== undefined) entries.delete(oldest);
}
