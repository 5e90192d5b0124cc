import { createHmac } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { exportSPKI, importJWK, type CryptoKey } from 'jose';
import { JwksKeys, keySetTimes } from '../../../src/adapters/identity/jwks-keys.js';
import { TokenPeople } from '../../../src/adapters/identity/token-people.js';
import { aSigner, Provider, type Signer } from './provider.js';

describe('people by the tokens of an identity provider', () => {
  let provider: Provider;
  let rsa: Signer;
  let other: Signer;
  let now: number;
  let keys: JwksKeys;
  let people: TokenPeople;
  beforeAll(async () => void ([rsa, other] = await Promise.all([aSigner('one'), aSigner('two')])));
  beforeEach(async () => {
    provider = await new Provider().open();
    provider.signers = [rsa];
    now = 0;
    keys = new JwksKeys(provider.issuer, () => now);
    people = new TokenPeople({ issuer: provider.issuer, audience: 'ogrom', keys: keys.find });
  });
  afterEach(() => provider.away());

  const refusal = (token: string) => people.check(token).catch((error: unknown) => error);
  const reason = async (token: string) => ((await refusal(token)) as { reason?: string }).reason;
  const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

  it('knows who it is by a token of the provider, and remembers it', async () => {
    const token = await provider.token(rsa);
    expect(people.known(token)).toBeUndefined();
    expect(await people.check(token)).toEqual({ sub: 'alice', name: 'Alice' });
    expect(people.known(token)).toEqual({ sub: 'alice', name: 'Alice' });
    expect(provider.keysAsked).toBe(1);
  });

  it.each(['RS512', 'PS256', 'ES256', 'ES384', 'EdDSA'])('takes %s', async (alg) => {
    const signer = await aSigner(alg, alg);
    provider.signers = [rsa, signer];
    expect(await people.check(await provider.token(signer))).toMatchObject({ sub: 'alice' });
  });

  it('refuses what is no longer or not yet right, but for a clock that is off by 5 s', async () => {
    expect(await reason(await provider.token(rsa, { exp: inSeconds(-6) }))).toBe('expired');
    expect(await reason(await provider.token(rsa, { nbf: inSeconds(60) }))).toBe('claims');
    expect(await people.check(await provider.token(rsa, { exp: inSeconds(-2) }))).toMatchObject({
      sub: 'alice',
    });
  });

  it('refuses what is of or for another, and what says too little', async () => {
    expect(await reason(await provider.token(rsa, { iss: 'https://elsewhere.example' }))).toBe('issuer');
    expect(await reason(await provider.token(rsa, { aud: 'another' }))).toBe('audience');
    expect(await reason(await provider.token(rsa, { aud: undefined }))).toBe('audience');
    expect(await reason(await provider.token(rsa, { sub: undefined }))).toBe('claims');
    expect(await reason(await provider.token(rsa, { sub: 'x'.repeat(256) }))).toBe('claims');
    expect(await reason(await provider.token(rsa, { exp: undefined }))).toBe('claims');
  });

  it('refuses a token without a signature', async () => {
    const [, payload] = (await provider.token(rsa)).split('.');
    const none = Buffer.from(JSON.stringify({ alg: 'none', kid: 'one' })).toString('base64url');
    expect(await reason(`${none}.${payload}.`)).toBe('algorithm');
  });

  it('refuses a token that is signed with the public key as if it were a shared secret', async () => {
    const pem = await exportSPKI((await importJWK(rsa.publicJwk, 'RS256')) as CryptoKey);
    const [, payload] = (await provider.token(rsa)).split('.');
    const header = Buffer.from(JSON.stringify({ alg: 'HS256', kid: 'one' })).toString('base64url');
    const signature = createHmac('sha256', pem).update(`${header}.${payload}`).digest('base64url');
    expect(await reason(`${header}.${payload}.${signature}`)).toBe('algorithm');
  });

  it('refuses a token that somebody else signed, also under the name of a known key', async () => {
    const token = await provider.token({ ...other, kid: 'one' });
    expect(await reason(token)).toBe('signature');
  });

  it('refuses a token that was changed, and keys that the token brings along', async () => {
    const [header, , signature] = (await provider.token(rsa)).split('.');
    const [, payload] = (await provider.token(rsa, { sub: 'mallory' })).split('.');
    expect(await reason(`${header}.${payload}.${signature}`)).toBe('signature');
    const own = { jwk: other.publicJwk, jku: `${provider.issuer}/mine` };
    expect(await reason(await provider.token(other, {}, own))).toBe('unknown');
    expect(provider.asked.has('/mine')).toBe(false);
  });

  it.each(['', 'x', 'a.b', 'a.b.c', '....', 'x'.repeat(9_000)])(
    'refuses what is no token: %.20s',
    async (text) => {
      expect(await reason(text)).toBe('malformed');
    },
  );

  it('takes a key that the provider changed to, and refuses the one before once it is gone', async () => {
    const before = await provider.token(rsa);
    await people.check(before);
    provider.signers = [other];
    now += keySetTimes.between;
    expect(await people.check(await provider.token(other))).toMatchObject({ sub: 'alice' });
    expect(await reason(await provider.token(rsa, { jti: 'another' }))).toBe('unknown');
  });

  it('asks for keys once, however many tokens name unknown ones', async () => {
    await people.check(await provider.token(rsa));
    const flood = () =>
      Promise.all(
        Array.from({ length: 200 }, async (_, n) =>
          reason(await provider.token({ ...other, kid: `unknown-${n}` })),
        ),
      );
    expect(new Set(await flood())).toEqual(new Set(['unknown']));
    expect(provider.keysAsked).toBe(1);
    now += keySetTimes.between;
    await flood();
    expect(provider.keysAsked).toBe(2);
  });

  it('asks once for many who come first', async () => {
    const tokens = await Promise.all(
      Array.from({ length: 20 }, (_, n) => provider.token(rsa, { jti: `${n}` })),
    );
    await Promise.all(tokens.map((token) => people.check(token)));
    expect(provider.keysAsked).toBe(1);
  });

  it('goes on with the keys that it has while the provider is away', async () => {
    await people.check(await provider.token(rsa));
    await provider.away();
    now += keySetTimes.keep - 1;
    expect(await people.check(await provider.token(rsa, { jti: 'later' }))).toMatchObject({ sub: 'alice' });
    now += 2;
    expect(await refusal(await provider.token(rsa, { jti: 'last' }))).toMatchObject({ code: 'unavailable' });
  });

  it('can tell nothing before the provider was there, asks it seldom, and knows people once it is', async () => {
    await provider.away();
    const token = await provider.token(rsa);
    for (let n = 0; n < 5; n++) expect(await refusal(token)).toMatchObject({ code: 'unavailable' });
    await provider.open();
    expect(await refusal(token)).toMatchObject({ code: 'unavailable' });
    now += keySetTimes.between;
    expect(await people.check(token)).toMatchObject({ sub: 'alice' });
    expect(provider.keysAsked).toBe(1);
  });

  it.each([
    ['an error', { status: 500 }],
    ['no JSON', { body: '<html>' }],
    ['no keys', { body: '{"keys":"none"}' }],
    ['too much', { body: `{"keys":[],"more":"${'x'.repeat(600_000)}"}` }],
    ['a way to elsewhere', { status: 302, location: 'http://127.0.0.1:1/keys' }],
  ])('keeps the keys that it has where the provider answers %s', async (_, instead) => {
    await people.check(await provider.token(rsa));
    provider.instead = instead;
    now += keySetTimes.fresh + 1;
    await expect(keys.keepFresh()).rejects.toThrow();
    expect(await people.check(await provider.token(rsa, { jti: 'again' }))).toMatchObject({ sub: 'alice' });
  });

  it('takes no shared secret from a key set', async () => {
    const secret = Buffer.from('0123456789abcdef0123456789abcdef');
    const oct = { kty: 'oct', kid: 'shared', k: secret.toString('base64url'), alg: 'HS256' };
    provider.instead = { body: JSON.stringify({ keys: [oct] }) };
    const [, payload] = (await provider.token(rsa)).split('.');
    const header = Buffer.from(JSON.stringify({ alg: 'HS256', kid: 'shared' })).toString('base64url');
    const signature = createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url');
    expect(await reason(`${header}.${payload}.${signature}`)).toBe('algorithm');
  });

  it('believes no discovery document of another issuer', async () => {
    const strict = new JwksKeys(`${provider.issuer}/tenant`, () => now);
    await expect(strict.keepFresh()).rejects.toThrow('another issuer');
  });
});
