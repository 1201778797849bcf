import { TOKEN_ISSUER, TOKEN_TYPE } from '@curator/contracts';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { createTokenVerifier, InvalidTokenError, KeysUnavailableError, tokenVerifier } from './caller.ts';

const { publicKey, privateKey } = await generateKeyPair('EdDSA');
const stranger = await generateKeyPair('EdDSA');
const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'now', alg: 'EdDSA' }] });
const verify = tokenVerifier(keys, 'catalog');

interface Changes {
  audience?: string;
  issuer?: string;
  typ?: string;
  kid?: string;
  expires?: string;
  scopes?: unknown;
  key?: typeof privateKey;
}

/** A token that is right but for what is named. */
async function token(changes: Changes = {}): Promise<string> {
  const { audience = 'catalog', issuer = TOKEN_ISSUER, typ = TOKEN_TYPE, kid = 'now', expires = '60s' } = changes;
  return new SignJWT({ scopes: changes.scopes ?? ['library:read'] })
    .setProtectedHeader({ alg: 'EdDSA', kid, typ })
    .setSubject('listener-1')
    .setIssuer(issuer)
    .setAudience(audience)
    .setExpirationTime(expires)
    .sign(changes.key ?? privateKey);
}

describe('a token', () => {
  test('that is right says who calls and what they may do', async () => {
    const caller = await verify(`Bearer ${await token()}`);
    expect(caller.subject).toBe('listener-1');
    expect([...caller.scopes]).toEqual(['library:read']);
  });

  test.each<[string, Changes]>([
    ['for another audience', { audience: 'trainer' }],
    ['of another issuer', { issuer: 'somebody' }],
    ['of another type', { typ: 'JWT' }],
    ['of a key that is not published', { kid: 'other' }],
    ['signed by a stranger', { key: stranger.privateKey }],
    ['that has expired', { expires: '-10s' }],
    ['with a scope that does not exist', { scopes: ['everything'] }],
  ])('%s is refused', async (_case, changes) => {
    await expect(verify(`Bearer ${await token(changes)}`)).rejects.toThrow(InvalidTokenError);
  });

  test('signed with the public key as a shared secret (HS256), or not at all (none), is refused', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(publicKey)));
    const hmac = await new SignJWT({ scopes: [] })
      .setProtectedHeader({ alg: 'HS256', kid: 'now', typ: TOKEN_TYPE })
      .setSubject('listener-1')
      .setIssuer(TOKEN_ISSUER)
      .setAudience('catalog')
      .setExpirationTime('60s')
      .sign(secret);
    const [, claims] = (await token()).split('.');
    const none = `${Buffer.from(JSON.stringify({ alg: 'none', typ: TOKEN_TYPE })).toString('base64url')}.${claims}.`;
    for (const forged of [hmac, none]) await expect(verify(`Bearer ${forged}`)).rejects.toThrow(InvalidTokenError);
  });

  test('is wanted as Bearer, and in full', async () => {
    for (const header of [undefined, '', await token(), 'Basic abc', 'Bearer ', 'Bearer a b'])
      await expect(verify(header)).rejects.toThrow(InvalidTokenError);
  });

  test('says nothing of itself while the keys cannot be had', async () => {
    const away = createTokenVerifier({ jwksUrl: 'http://127.0.0.1:9/jwks', audience: 'catalog' });
    await expect(away(`Bearer ${await token()}`)).rejects.toThrow(KeysUnavailableError);
  });
});
