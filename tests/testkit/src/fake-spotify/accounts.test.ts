import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FakeSpotify, startFakeSpotify } from './fake-spotify.ts';
import type { TokenAnswer } from './grants.ts';
import { ask, askTokens, authorize, CLIENT_ID, pkce, REDIRECT_URI } from './test-client.ts';

const MINUTE = 60_000;
let spotify: FakeSpotify;
let clock: number;
beforeEach(async () => {
  clock = Date.UTC(2026, 0, 15);
  spotify = await startFakeSpotify({ clientId: CLIENT_ID, now: () => clock });
  spotify.addUser({ id: 'anna' });
});
afterEach(() => spotify[Symbol.asyncDispose]());

async function consent(): Promise<{ code: string; verifier: string }> {
  const { verifier, challenge } = pkce();
  const response = await authorize(spotify, { code_challenge: challenge });
  const answer = new URL(response.headers.get('location') ?? '');
  return { code: answer.searchParams.get('code') ?? '', verifier };
}

function redeem({ code, verifier }: { code: string; verifier: string }, redirectUri = REDIRECT_URI) {
  return askTokens(spotify, {
    grant_type: 'authorization_code',
    code,
    code_verifier: verifier,
    redirect_uri: redirectUri,
  });
}

async function tokens(): Promise<TokenAnswer> {
  return (await redeem(await consent())).body as TokenAnswer;
}

function refresh(refreshToken: string) {
  return askTokens(spotify, { grant_type: 'refresh_token', refresh_token: refreshToken });
}

function invalidGrant(description: string) {
  return { status: 400, body: { error: 'invalid_grant', error_description: description } };
}

test('a consent leads back with a code and the state, and the code to tokens that work', async () => {
  const response = await authorize(spotify);
  expect(response.status).toBe(302);
  const answer = new URL(response.headers.get('location') ?? '');
  expect(answer.origin + answer.pathname).toBe(REDIRECT_URI);
  expect(answer.searchParams.get('state')).toBe('of mind');
  const granted = await tokens();
  expect(granted).toMatchObject({
    token_type: 'Bearer',
    expires_in: 3600,
    scope: 'user-library-read playlist-read-private',
  });
  expect(await ask(spotify, granted.access_token, 'GET /me')).toMatchObject({ status: 200, body: { id: 'anna' } });
});

test('who sits before the browser consents', async () => {
  spotify.addUser({ id: 'ben', displayName: 'Ben' });
  spotify.signInAs('ben');
  const { access_token: token } = await tokens();
  expect((await ask(spotify, token, 'GET /me')).body).toMatchObject({ id: 'ben', display_name: 'Ben' });
  expect(() => spotify.signInAs('nobody')).toThrow('nobody');
});

test('a refusal leads back with access_denied, once', async () => {
  spotify.denyNext();
  const answer = new URL((await authorize(spotify)).headers.get('location') ?? '');
  expect(Object.fromEntries(answer.searchParams)).toEqual({ error: 'access_denied', state: 'of mind' });
  expect((await authorize(spotify)).headers.get('location')).toContain('code=');
});

test.each([
  ['an unknown app', { client_id: 'another' }, 'INVALID_CLIENT: Invalid client'],
  ['localhost', { redirect_uri: 'http://localhost:4000/callback' }, 'INVALID_CLIENT: Insecure redirect URI'],
  ['HTTP to elsewhere', { redirect_uri: 'http://example.org/' }, 'INVALID_CLIENT: Insecure redirect URI'],
  ['no address at all', { redirect_uri: '' }, 'INVALID_CLIENT: Insecure redirect URI'],
  ['a scope that is none', { scope: 'everything' }, 'INVALID_SCOPE: Invalid scope'],
  ['a token instead of a code', { response_type: 'token' }, 'response_type must be code'],
  ['a plain challenge', { code_challenge_method: 'plain' }, 'code_challenge_method must be S256'],
  ['no challenge', { code_challenge: '' }, 'code_challenge_method must be S256'],
])('%s is refused on a page and leads nowhere', async (_name, different, text) => {
  const response = await authorize(spotify, different);
  expect([response.status, await response.text()]).toEqual([400, text]);
  expect(response.headers.get('location')).toBeNull();
});

test('loopback addresses by number and HTTPS are lawful redirects', async () => {
  for (const uri of ['http://[::1]:4000/callback', 'https://curator.example.org/callback'])
    expect((await authorize(spotify, { redirect_uri: uri })).headers.get('location')).toContain(`${uri}?code=`);
});

test('where redirects are registered, only those are taken', async () => {
  await using strict = await startFakeSpotify({ clientId: CLIENT_ID, redirectUris: [REDIRECT_URI] });
  strict.addUser({ id: 'anna' });
  expect((await authorize(strict)).status).toBe(302);
  const response = await authorize(strict, { redirect_uri: `${REDIRECT_URI}/` });
  expect(await response.text()).toBe('INVALID_CLIENT: Invalid redirect URI');
});

test('a code is good once', async () => {
  const given = await consent();
  expect((await redeem(given)).status).toBe(200);
  expect(await redeem(given)).toMatchObject(invalidGrant('Invalid authorization code'));
});

test('a code ends after ten minutes', async () => {
  const given = await consent();
  clock += 10 * MINUTE;
  expect(await redeem(given)).toMatchObject(invalidGrant('Authorization code expired'));
});

test('a code needs its verifier', async () => {
  const { code } = await consent();
  expect(await redeem({ code, verifier: pkce().verifier })).toMatchObject(invalidGrant('code_verifier was incorrect'));
});

test('a code needs the very redirect URI it was asked with', async () => {
  const given = await consent();
  expect(await redeem(given, `${REDIRECT_URI}/`)).toMatchObject(invalidGrant('Invalid redirect URI'));
});

test('tokens are for the app, by the two grants, with all that they need', async () => {
  const { code, verifier } = await consent();
  const asked = { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: REDIRECT_URI };
  const errorOf = async (form: Record<string, string>) => (await askTokens(spotify, form)).body;
  expect(await errorOf({ ...asked, client_id: 'another' })).toMatchObject({ error: 'invalid_client' });
  expect(await errorOf({ ...asked, grant_type: 'password' })).toMatchObject({ error: 'unsupported_grant_type' });
  expect(await errorOf({})).toMatchObject({ error: 'unsupported_grant_type' });
  expect(await errorOf({ ...asked, code_verifier: '' })).toMatchObject({ error: 'invalid_request' });
  expect((await askTokens(spotify, asked)).status).toBe(200);
});

test('tokens are asked for with a form, not with JSON', async () => {
  const response = await fetch(`${spotify.accountsUrl}/api/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ grant_type: 'refresh_token', client_id: CLIENT_ID }),
  });
  expect(await response.json()).toMatchObject({ error: 'unsupported_grant_type' });
});

test('refresh tokens rotate: the new one works, the old one and an invented one do not', async () => {
  const first = await tokens();
  const second = (await refresh(first.refresh_token)).body as TokenAnswer;
  expect(second.refresh_token).not.toBe(first.refresh_token);
  expect(second.scope).toBe(first.scope);
  expect((await ask(spotify, second.access_token, 'GET /me')).status).toBe(200);
  expect(await refresh(first.refresh_token)).toMatchObject(invalidGrant('Refresh token revoked'));
  expect(await refresh('invented')).toMatchObject(invalidGrant('Invalid refresh token'));
  expect((await refresh(second.refresh_token)).status).toBe(200);
});

test('of two refreshes at a time with one token, one wins', async () => {
  const { refresh_token: token } = await tokens();
  const statuses = (await Promise.all([refresh(token), refresh(token)])).map(({ status }) => status);
  expect(statuses.sort()).toEqual([200, 400]);
});

test('refreshing ends six months after the consent, however often it was done', async () => {
  let { refresh_token: token } = await tokens();
  clock = Date.UTC(2026, 6, 15) - 1;
  ({ refresh_token: token } = (await refresh(token)).body as TokenAnswer);
  clock += 1;
  expect(await refresh(token)).toMatchObject(invalidGrant('Refresh token expired'));
});

test('a withdrawn consent ends refreshing for that user alone, and a new consent begins it anew', async () => {
  spotify.addUser({ id: 'ben' });
  const ofAnna = await tokens();
  const ofBen = spotify.consent('ben');
  spotify.revoke('anna');
  expect(await refresh(ofAnna.refresh_token)).toMatchObject(invalidGrant('Refresh token revoked'));
  expect((await refresh(ofBen.refresh_token)).status).toBe(200);
  expect((await refresh((await tokens()).refresh_token)).status).toBe(200);
});

test('an access token ends after an hour, or when the test says so', async () => {
  const { access_token: token } = await tokens();
  const expired = { status: 401, body: { error: { status: 401, message: 'The access token expired' } } };
  clock += 60 * MINUTE - 1;
  expect((await ask(spotify, token, 'GET /me')).status).toBe(200);
  clock += 1;
  expect(await ask(spotify, token, 'GET /me')).toMatchObject(expired);
  const { access_token: fresh } = await tokens();
  spotify.expireAccessTokens();
  expect(await ask(spotify, fresh, 'GET /me')).toMatchObject(expired);
});

test('no token and an invented token are told apart', async () => {
  const response = await fetch(`${spotify.apiUrl}/me`);
  expect([response.status, await response.json()]).toEqual([
    401,
    { error: { status: 401, message: 'No token provided' } },
  ]);
  expect((await ask(spotify, 'invented', 'GET /me')).body).toEqual({
    error: { status: 401, message: 'Invalid access token' },
  });
});

test('a user whom the app may not have is told so in plain text', async () => {
  spotify.addUser({ id: 'sixth', isRegistered: false });
  const { access_token: token } = spotify.consent('sixth');
  const answer = await ask(spotify, token, 'GET /me');
  expect(answer).toMatchObject({ status: 403, body: 'User not registered in the Developer Dashboard' });
});
