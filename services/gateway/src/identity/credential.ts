import type { IncomingHttpHeaders } from 'node:http';
import type { TokenRequest } from '@curator/contracts';

/** What a browser or a program shows to say who it is. */
export type Credential = Extract<TokenRequest, { cookie: string } | { apiKey: string }>;

const SESSION_COOKIE = /(?:^|;\s*)((?:__Host-)?curator=[^;]{1,4096})/;
const API_KEY = /^Bearer (\S{1,512})$/;

/** The API key of `Authorization: Bearer`, else the session cookie, else nothing. Only that cookie is passed on. */
export function credentialOf({ authorization, cookie }: IncomingHttpHeaders): Credential | undefined {
  const apiKey = API_KEY.exec(authorization ?? '')?.[1];
  if (apiKey !== undefined) return { apiKey };
  const session = SESSION_COOKIE.exec(cookie ?? '')?.[1];
  return session === undefined ? undefined : { cookie: session };
}

/** A browser says where a request comes from; programs say nothing, and have no cookie that somebody could make them send. */
export function comesFromElsewhere(origin: string | undefined, publicUrl: string): boolean {
  return origin !== undefined && origin !== publicUrl;
}
