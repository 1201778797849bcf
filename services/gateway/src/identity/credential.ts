import type { IncomingHttpHeaders } from 'node:http';
import type { TokenRequest } from '@curator/contracts';

/** What a browser or a program shows to say who it is. */
export type Credential = Extract<TokenRequest, { cookie: string } | { apiKey: string }>;

/** The first that is there counts: a sibling domain can set a cookie by the second name, but not by the first. */
const SESSION_COOKIES = [/(?:^|;\s*)(__Host-curator=[^;]{1,4096})/, /(?:^|;\s*)(curator=[^;]{1,4096})/];
const BEARER = /^Bearer (.*)$/;
const API_KEY = /^\S{1,512}$/;

/** @returns undefined for what cannot be an API key */
export function apiKeyCredential(apiKey: unknown): Credential | undefined {
  return typeof apiKey === 'string' && API_KEY.test(apiKey) ? { apiKey } : undefined;
}

/** The API key of `Authorization: Bearer`, else the session cookie, else nothing. Only that cookie is passed on. */
export function credentialOf({ authorization, cookie }: IncomingHttpHeaders): Credential | undefined {
  const key = apiKeyCredential(BEARER.exec(authorization ?? '')?.[1]);
  if (key) return key;
  const session = SESSION_COOKIES.map((name) => name.exec(cookie ?? '')?.[1]).find((found) => found !== undefined);
  return session === undefined ? undefined : { cookie: session };
}

/** A browser says where a request comes from; programs say nothing, and have no cookie that somebody could make them send. */
export function comesFromElsewhere(origin: string | undefined, publicUrl: string): boolean {
  return origin !== undefined && origin !== publicUrl;
}
