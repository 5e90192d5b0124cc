import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import { SqlClientKeys } from '../../../src/adapters/sql/access/client-keys.js';
import { SqlClients } from '../../../src/adapters/sql/access/clients.js';
import { Problem } from '../../../src/catalogue/problem.js';
import { newApiKey } from '../../../src/http/access/api-key.js';
import { KeyChecks } from '../../../src/http/access/key-checks.js';
import { ClientKeys } from '../../../src/ports/clients.js';
import { connected } from '../../adapters/sql/sql-databases.js';
import type { SqlConnection } from '../../../src/adapters/sql/connection.js';

/** A store that can go away, and stop answering; counts what it is asked. */
class MovingStore extends ClientKeys {
  asked = 0;
  mode: 'here' | 'away' | 'silent' = 'here';

  constructor(private readonly store: ClientKeys) {
    super();
  }

  find(keyId: string) {
    this.asked++;
    if (this.mode === 'away') return Promise.reject(new Problem('unavailable', 'away'));
    return this.mode === 'silent' ? new Promise<never>(() => undefined) : this.store.find(keyId);
  }
}

describe('the check of a key', () => {
  let connection: SqlConnection;
  let clients: SqlClients;
  let store: MovingStore;
  let checks: KeyChecks;
  let now: number;
  let key: string;
  let id: string;
  beforeEach(async () => {
    connection = await connected({ url: 'sqlite::memory:' });
    clients = new SqlClients(connection.database);
    store = new MovingStore(new SqlClientKeys(connection.database));
    now = 0;
    checks = new KeyChecks(store, () => now);
    const { text, stored } = newApiKey();
    ({ id } = await clients.create({ name: 'Web', scopes: ['catalogue:read'], keyDays: 1 }, stored));
    key = text;
  });
  afterEach(() => connection.close());

  const refusal = (text: string) => checks.check(text).catch((error: unknown) => error);
  const pass = async (ms: number) => {
    now += ms;
    checks.known(key);
    await turn();
  };

  it('knows nobody before the first, and then answers at once', async () => {
    expect(checks.known(key)).toBeUndefined();
    expect(await checks.check(key)).toMatchObject({ id, scopes: ['catalogue:read'] });
    expect(checks.known(key)).toMatchObject({ id });
    expect(store.asked).toBe(1);
  });

  it('refuses another secret for a known key, also when that is remembered', async () => {
    await checks.check(key);
    const other = newApiKey().text;
    const forged = await forgedFrom(key, other);
    const mistyped = key.slice(0, -1) + (key.endsWith('0') ? '1' : '0');
    for (const text of [forged, mistyped, key, mistyped, forged])
      expect(checks.known(text)?.id).toBe(text === key ? id : undefined);
    expect(await refusal(forged)).toMatchObject({ name: 'WrongCredentials', reason: 'wrong_secret' });
  });

  it('tells nobody without the secret whether a key is there', async () => {
    const forged = await forgedFrom(key, newApiKey().text);
    const [wrong, unknown] = [await refusal(forged), await refusal(newApiKey().text)];
    expect(unknown).toMatchObject({ reason: 'unknown' });
    expect((wrong as Error).message).toBe((unknown as Error).message);
  });

  it('asks no store about what is no key', async () => {
    expect(await refusal('ogrom_live_x')).toMatchObject({ reason: 'malformed' });
    expect(store.asked).toBe(0);
  });

  it('notices a revocation within 10 s while the key is in use, and asks in the background meanwhile', async () => {
    await checks.check(key);
    await clients.revoke(id);
    for (let waited = 0; checks.known(key); waited += 500) {
      expect(waited).toBeLessThan(10_000);
      await pass(500);
    }
    expect(store.asked).toBe(2);
    expect(await refusal(key)).toMatchObject({ reason: 'revoked' });
  });

  it('notices it as well where the key was not used in between', async () => {
    await checks.check(key);
    await clients.revoke(id);
    now += 9_999;
    expect(checks.known(key)).toBeUndefined();
    expect(await refusal(key)).toMatchObject({ reason: 'revoked' });
  });

  it('ends a key when it expires, without asking', async () => {
    await connection.database.execute('UPDATE client_key SET expires_at = ?', [Date.now() + 4_000]);
    await checks.check(key);
    now += 5_000;
    expect(checks.known(key)).toBeUndefined();
    expect(await refusal(key)).toMatchObject({ reason: 'expired' });
  });

  it('asks once for many who come with the same key at the same time', async () => {
    await Promise.all(Array.from({ length: 50 }, () => checks.check(key)));
    expect(store.asked).toBe(1);
  });

  it.each(['away', 'silent'] as const)(
    'lets a known key go on for a bounded time while the store is %s',
    async (mode) => {
      await checks.check(key);
      store.mode = mode;
      now += 20_000;
      expect(await checks.check(key)).toMatchObject({ id });
      const { asked } = store;
      expect(checks.known(key)).toMatchObject({ id });
      expect(store.asked).toBe(asked);
      now += 300_000;
      expect(await refusal(key)).toMatchObject({ code: 'unavailable', more: { retryAfter: 2 } });
    },
  );

  it('lets in nobody whom it cannot check', async () => {
    store.mode = 'away';
    expect(await refusal(key)).toMatchObject({ code: 'unavailable' });
    expect(await refusal(await forgedFrom(key, newApiKey().text))).toMatchObject({ code: 'unavailable' });
  });

  it('refuses a wrong secret also while the store is away', async () => {
    await checks.check(key);
    store.mode = 'away';
    now += 20_000;
    expect(await refusal(await forgedFrom(key, newApiKey().text))).toMatchObject({ reason: 'wrong_secret' });
  });
});

/** A well-formed key with the id of one and the secret of another. */
async function forgedFrom(idOf: string, secretOf: string): Promise<string> {
  const { crc32 } = await import('node:zlib');
  const body = `${idOf.slice(0, 28)}${secretOf.slice(28, 80)}`;
  const sum = crc32(body);
  const digits = '0123456789abcdefghjkmnpqrstvwxyz';
  return body + [...Array(7).keys()].map((n) => digits[(sum >>> (5 * n)) & 31]).join('');
}
