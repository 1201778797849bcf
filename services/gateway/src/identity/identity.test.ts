import type { TokenResponse } from '@curator/contracts';
import { AuthUnavailableError } from '@curator/service-kit';
import { describe, expect, test } from 'vitest';
import { comesFromElsewhere, credentialOf } from './credential.ts';
import { identify, lastingIdentity } from './gateway-context.ts';
import { createTokenCache } from './token-cache.ts';

const answer: TokenResponse = { subject: 'me', scopes: [], expiresAt: 0, credentialExpiresAt: null, tokens: {} };

describe('credentialOf', () => {
  test.each([
    [{}, undefined],
    [{ authorization: 'Bearer key', cookie: 'curator=session' }, { apiKey: 'key' }],
    [{ authorization: 'Basic abc' }, undefined],
    [{ cookie: 'other=1; curator=a.b%3D; more=2' }, { cookie: 'curator=a.b%3D' }],
    [{ cookie: '__Host-curator=a' }, { cookie: '__Host-curator=a' }],
    [{ cookie: 'curator=tossed; __Host-curator=a' }, { cookie: '__Host-curator=a' }],
    [{ cookie: 'notcurator=a' }, undefined],
    [{ authorization: `Bearer ${'x'.repeat(600)}` }, undefined],
  ])('of %j is %j', (headers, credential) => {
    expect(credentialOf(headers)).toEqual(credential);
  });
});

test('only a browser of another origin comes from elsewhere', () => {
  const here = 'https://curator.example';
  expect([undefined, here, 'https://evil.example', 'null'].map((origin) => comesFromElsewhere(origin, here))).toEqual([
    false,
    false,
    true,
    true,
  ]);
});

describe('the token cache', () => {
  test('asks once for a credential while the answer is fresh, and again after', async () => {
    let [time, asked] = [0, 0];
    const find = createTokenCache(
      async () => {
        asked += 1;
        return answer;
      },
      () => time,
    );
    await Promise.all([find({ apiKey: 'a' }), find({ apiKey: 'a' }), find({ apiKey: 'b' })]);
    expect(asked).toBe(2);
    time = 3_999;
    await find({ apiKey: 'a' });
    expect(asked).toBe(2);
    time = 4_001;
    await find({ apiKey: 'a' });
    expect(asked).toBe(3);
  });

  test('does not remember that auth could not be asked', async () => {
    let asked = 0;
    const find = createTokenCache(async () => {
      asked += 1;
      if (asked === 1) throw new AuthUnavailableError('away');
      return answer;
    });
    await expect(find({ apiKey: 'a' })).rejects.toThrow(AuthUnavailableError);
    expect(await find({ apiKey: 'a' })).toBe(answer);
  });
});

test('who cannot be told is told why: nobody, somebody unknown, or auth being away', async () => {
  const code = (promise: Promise<unknown>) => promise.then(String, (error) => error.extensions.code);
  expect(await code(identify(undefined, async () => answer))).toBe('UNAUTHENTICATED');
  expect(await code(identify({ apiKey: 'x' }, async () => undefined))).toBe('UNAUTHENTICATED');
  const away = () => Promise.reject(new AuthUnavailableError('away'));
  expect(await code(identify({ apiKey: 'x' }, away))).toBe('SERVICE_UNAVAILABLE');
});

describe('who watches', () => {
  const lasting = (answers: (() => Promise<TokenResponse>)[]) =>
    lastingIdentity(() => (answers.shift() as () => Promise<TokenResponse>)());
  const away = async () => identify({ apiKey: 'x' }, () => Promise.reject(new AuthUnavailableError('away')));
  const refused = async () => identify({ apiKey: 'x' }, async () => undefined);
  const until = (expiresAt: number) => async () => ({ ...answer, expiresAt });

  test('goes on being who they were while auth is away, until their tokens end', async () => {
    const valid = lasting([until(Date.now() + 60_000), away]);
    expect(await valid()).toEqual(await valid());
    const ended = lasting([until(Date.now() - 1), away]);
    await ended();
    await expect(ended()).rejects.toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE' } });
  });

  test('is nobody any more as soon as auth says so', async () => {
    const revoked = lasting([until(Date.now() + 60_000), refused]);
    await revoked();
    await expect(revoked()).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  });
});
