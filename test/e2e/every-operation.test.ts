import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SqlClients } from '../../src/adapters/sql/access/clients.js';
import { permits, type Scope, scopeNames } from '../../src/catalogue/scopes.js';
import { newApiKey } from '../../src/http/access/api-key.js';
import { aSigner, Provider } from '../adapters/identity/provider.js';
import { connected } from '../adapters/sql/sql-databases.js';
import { aService, type Service } from '../support/service.js';

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly security: readonly Readonly<Record<string, readonly Scope[]>>[];
  readonly responses: Readonly<Record<string, unknown>>;
}

type Headers = Readonly<Record<string, string>>;

const methods = new Set(['get', 'post', 'put', 'patch', 'delete']);
const all = [...scopeNames];

describe.each([false, true])('every operation of the document, where the catalogue is open: %s', (open) => {
  const folder = mkdtempSync(join(tmpdir(), 'ogrom-operations-'));
  const url = `sqlite:${folder}/catalogue.sqlite`;
  let service: Service;
  let provider: Provider;
  let operations: Operation[];
  let bad: Record<string, Headers>;
  let badForPeople: Record<string, Headers>;
  let person: Headers;
  const keys = new Map<string, string>();

  beforeAll(async () => {
    provider = await new Provider().open();
    const [signer, stranger] = await Promise.all([aSigner('one'), aSigner('two')]);
    provider.signers = [signer];
    await fill();
    service = await aService({
      ...{ NODE_ENV: 'test', DATABASE_URL: url, OPEN_CATALOGUE: String(open), TRUST_PROXY: '127.0.0.1' },
      ...{ OIDC_ISSUER: provider.issuer, OIDC_AUDIENCE: 'ogrom', INDEXER: 'false', IMPORTER: 'false' },
    });
    operations = await described(service);
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
    const past = Math.floor(Date.now() / 1000) - 60;
    person = bearer(await provider.token(signer));
    bad = {
      'an unknown key': { 'x-api-key': newApiKey().text },
      'an expired key': { 'x-api-key': keys.get('expired')! },
      'a revoked key': { 'x-api-key': keys.get('revoked')! },
      'a key of another service': { 'x-api-key': 'sk_live_51H8x' },
      'a key with another secret': { 'x-api-key': keys.get('all')!.slice(0, -1) + '!' },
      'a key as a token': bearer(keys.get('all')!),
      'a token as a key': { 'x-api-key': person['authorization']!.slice(7) },
    };
    badForPeople = {
      'an expired token': bearer(await provider.token(signer, { exp: past })),
      'a token of another issuer': bearer(await provider.token(signer, { iss: 'https://elsewhere.example' })),
      'a token for another audience': bearer(await provider.token(signer, { aud: 'another' })),
      'a token that a stranger signed': bearer(await provider.token(stranger)),
      'a token under a stolen name': bearer(await provider.token({ ...stranger, kid: 'one' })),
      'a token with a shared secret': bearer(hmac({ iss: provider.issuer, aud: 'ogrom', sub: 'alice' })),
      'another scheme': { authorization: 'Basic YWxpY2U6c2VjcmV0' },
    };
  }, 120_000);
  afterAll(async () => {
    await service.end('SIGKILL');
    await provider.away();
    rmSync(folder, { recursive: true });
  });

  /** A key for each scope alone and for all but each, one with all, one that has expired and one that is revoked. */
  async function fill(): Promise<void> {
    const { database, close } = await connected({ url });
    const clients = new SqlClients(database);
    const make = async (name: string, scopes: readonly Scope[]) => {
      const { text, stored } = newApiKey();
      keys.set(name, text);
      return { stored, ...(await clients.create({ name, scopes, keyDays: 1 }, stored)) };
    };
    for (const scope of all) {
      await make(`only ${scope}`, [scope]);
      await make(
        `without ${scope}`,
        all.filter((one) => !permits([one], scope)),
      );
    }
    await make('all', all);
    const { stored } = await make('expired', all);
    await database.execute('UPDATE client_key SET expires_at = ? WHERE id = ?', [
      Date.now() - 1_000,
      stored.id,
    ]);
    await clients.revoke((await make('revoked', all)).id);
    await close();
  }

  /** A click is anybody's; what a batch asks for is admitted request by request. */
  const forAll = new Set(['/v1/out/{offerId}', '/v1/batch']);
  let asked = 0;
  /** Each from an address of its own: who is wrong too often is not listened to. */
  async function ask({ method, path }: Operation, headers: Headers): Promise<number> {
    asked++;
    const from = `198.51.${asked >> 8}.${asked & 255}`;
    const answer = await fetch(service.base + path.replaceAll(/\{\w+\}/g, 'x'), {
      method: method.toUpperCase(),
      headers: { 'x-forwarded-for': from, ...headers },
    });
    const challenged = answer.headers.has('www-authenticate');
    expect([method, path, challenged]).toEqual([method, path, answer.status === 401]);
    // A stream of changes has no end to wait for.
    await answer.body?.cancel();
    return answer.status;
  }

  const isOpen = ({ security }: Operation) =>
    security.length === 0 || security.some((one) => Object.keys(one).length === 0);
  const isForPeople = ({ security }: Operation) => security.some((one) => 'person' in one);
  const scopeOf = ({ security }: Operation) =>
    security.flatMap((one) => ('person' in one ? [] : (one['apiKey'] ?? [])))[0];
  // Nothing is indexed here, so searches may be 503.
  const admitted = (status: number) => ![401, 403, 429, 500].includes(status);
  const statuses = async (some: readonly Operation[], headers: Headers) => {
    const found: Record<string, number> = {};
    for (const one of some) found[`${one.method} ${one.path}`] = await ask(one, headers);
    return found;
  };
  const everywhere = (some: readonly Operation[], status: number) =>
    Object.fromEntries(some.map((one) => [`${one.method} ${one.path}`, status]));

  it('says who may call it, and how it refuses', () => {
    expect(operations.length).toBeGreaterThan(20);
    for (const one of operations) {
      const told = isOpen(one) ? ['429'] : isForPeople(one) ? ['401', '429'] : ['401', '403', '429'];
      expect([one.path, Object.keys(one.responses)]).toEqual([one.path, expect.arrayContaining(told)]);
    }
  });

  it('is open only where it reads the catalogue, and where that is open', () => {
    const scopes = new Set(operations.filter(isOpen).map((one) => scopeOf(one) ?? one.path));
    expect([...scopes].filter((one) => !forAll.has(one))).toEqual(open ? ['catalogue:read'] : []);
    const writes = operations.filter((one) => isOpen(one) && one.method !== 'get');
    expect(writes.map(({ path }) => path)).toEqual(['/v1/batch']);
  });

  it('refuses who brings nothing', async () => {
    const closed = operations.filter((one) => !isOpen(one));
    expect(await statuses(closed, {})).toEqual(everywhere(closed, 401));
    for (const one of operations.filter(isOpen)) expect(admitted(await ask(one, {}))).toBe(true);
  });

  it('refuses wrong, expired, revoked and foreign credentials, also where it needs none', async () => {
    const asking = operations.filter(({ security }) => security.length > 0);
    for (const [what, headers] of Object.entries({ ...bad, ...badForPeople }))
      expect([what, await statuses(asking, headers)]).toEqual([what, everywhere(asking, 401)]);
  }, 60_000);

  it('refuses wrong credentials beside right ones', async () => {
    const asking = operations.filter(({ security }) => security.length > 0);
    const right = { 'x-api-key': keys.get('all')!, ...person };
    for (const wrong of [bad['an unknown key']!, badForPeople['an expired token']!])
      expect(await statuses(asking, { ...right, ...wrong })).toEqual(everywhere(asking, 401));
  });

  it('refuses keys with every scope but its own, and lets its own alone in', async () => {
    for (const one of operations.filter((each) => scopeOf(each) !== undefined && !isOpen(each))) {
      const scope = scopeOf(one)!;
      const under = await ask(one, { 'x-api-key': keys.get(`without ${scope}`)! });
      const own = await ask(one, { 'x-api-key': keys.get(`only ${scope}`)! });
      expect([one.method, one.path, under, admitted(own)]).toEqual([one.method, one.path, 403, true]);
    }
  });

  it('is a person’s or a client’s: neither passes for the other', async () => {
    const [forPeople, others] = [
      operations.filter(isForPeople),
      operations.filter((one) => !isForPeople(one)),
    ];
    const key = { 'x-api-key': keys.get('all')! };
    expect(await statuses(forPeople, key)).toEqual(everywhere(forPeople, 401));
    const closed = others.filter((one) => !isOpen(one));
    expect(await statuses(closed, person)).toEqual(everywhere(closed, 401));
    for (const one of forPeople) expect(admitted(await ask(one, person))).toBe(true);
  });

  it('refuses the same with HEAD', async () => {
    const closed = operations.filter((one) => one.method === 'get' && !isOpen(one));
    const asHead = closed.map((one) => ({ ...one, method: 'head' }));
    expect(await statuses(asHead, {})).toEqual(everywhere(asHead, 401));
  });
});

async function described(service: Service): Promise<Operation[]> {
  const { paths } = (await (await service.get('/openapi.json')).json()) as {
    paths: Record<string, Record<string, Omit<Operation, 'method' | 'path'>>>;
  };
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => methods.has(method))
      .map(([method, operation]) => ({ ...operation, method, path })),
  );
}

function hmac(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const exp = Math.floor(Date.now() / 1000) + 600;
  const signed = `${part({ alg: 'HS256', kid: 'one' })}.${part({ ...claims, exp })}`;
  return `${signed}.${createHmac('sha256', 'secret').update(signed).digest('base64url')}`;
}
