import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { newApiKey } from '../../src/http/access/api-key.js';
import type { ClientKeys, ClientRecord, Clients } from '../../src/ports/clients.js';

export interface ClientsFixture {
  readonly clients: Clients;
  readonly keys: ClientKeys;
  close(): Promise<void>;
}

const spec = { name: 'Web shop ☀', scopes: ['catalogue:read', 'imports:write'] as const, keyDays: 30 };
const dayMs = 86_400_000;

/** What every Clients promises, and the ClientKeys over the same store. */
export function clientsContract(open: () => Promise<ClientsFixture>): void {
  let fixture: ClientsFixture;
  let clients: Clients;
  beforeEach(async () => {
    fixture = await open();
    clients = fixture.clients;
  });
  afterEach(() => fixture.close());

  const aClient = () => clients.create(spec, newApiKey().stored);
  const states = ({ keys }: ClientRecord) => keys.map(({ state }) => state);
  const isLive = async (keyId: string) => {
    const key = await fixture.keys.find(keyId);
    return key !== undefined && !key.revoked && key.endsInMs > 0;
  };

  it('keeps a client with its key, of which it gives the hash to whoever checks', async () => {
    const { stored } = newApiKey();
    const made = await clients.create(spec, stored);
    expect(made).toMatchObject({ ...spec, keys: [{ id: stored.id, state: 'live' }] });
    expect(await clients.find(made.id)).toEqual(made);
    expect(JSON.stringify(made)).not.toContain(stored.hash);
    const found = (await fixture.keys.find(stored.id))!;
    expect(found).toMatchObject({ hash: stored.hash, revoked: false });
    expect(found.client).toEqual({ id: made.id, name: spec.name, scopes: spec.scopes });
    expect(found.endsInMs / dayMs).toBeCloseTo(30, 2);
  });

  it('knows nobody by an id that was never given', async () => {
    expect(await clients.find('nobody')).toBeUndefined();
    expect(await fixture.keys.find('nothing')).toBeUndefined();
    expect(await clients.rotate('nobody', newApiKey().stored, 0)).toBeUndefined();
    expect(await clients.revoke('nobody')).toBeUndefined();
  });

  it('lists them in the order of their making, page by page', async () => {
    const all = [await aClient(), await aClient(), await aClient()];
    const first = await clients.list(undefined, 2);
    const second = await clients.list(first.next, 2);
    expect([...first.items, ...second.items]).toEqual(all);
    expect([first.next, second.next]).toEqual([all[1]!.id, undefined]);
  });

  it('lets the key before go on for a while when there is a new one, and never more than two', async () => {
    const { id, keys } = await aClient();
    const twice = (await clients.rotate(id, newApiKey().stored, 60_000))!;
    expect(states(twice)).toEqual(['live', 'live']);
    const old = await fixture.keys.find(keys[0]!.id);
    expect(old!.endsInMs).toBeGreaterThan(50_000);
    expect(old!.endsInMs).toBeLessThanOrEqual(60_000);
    const thrice = (await clients.rotate(id, newApiKey().stored, 60_000))!;
    expect(states(thrice)).toEqual(['live', 'live', 'revoked']);
    expect(await isLive(keys[0]!.id)).toBe(false);
  });

  it('ends the key before at once where nothing is to overlap, and prolongs none', async () => {
    const { id, keys } = await aClient();
    expect(states((await clients.rotate(id, newApiKey().stored, 365 * dayMs))!)).toEqual(['live', 'live']);
    expect((await fixture.keys.find(keys[0]!.id))!.endsInMs).toBeLessThanOrEqual(30 * dayMs);
    expect(states((await clients.rotate(id, newApiKey().stored, 0))!)).toEqual([
      'live',
      'expired',
      'revoked',
    ]);
  });

  it('ends one key, the other goes on', async () => {
    const { id, keys } = await aClient();
    const second = newApiKey().stored;
    await clients.rotate(id, second, 60_000);
    expect(states((await clients.revoke(id, keys[0]!.id))!)).toEqual(['live', 'revoked']);
    expect([await isLive(keys[0]!.id), await isLive(second.id)]).toEqual([false, true]);
  });

  it('ends no key of another client', async () => {
    const [one, other] = [await aClient(), await aClient()];
    expect(await clients.revoke(one.id, other.keys[0]!.id)).toBeUndefined();
    expect(await isLive(other.keys[0]!.id)).toBe(true);
  });

  it('ends a client with all its keys, for good', async () => {
    const { id, keys } = await aClient();
    const revoked = (await clients.revoke(id))!;
    expect(revoked.revokedAt).toEqual(expect.any(String));
    expect(await clients.revoke(id)).toEqual(revoked);
    expect(await clients.rotate(id, newApiKey().stored, 0)).toBeUndefined();
    expect(await isLive(keys[0]!.id)).toBe(false);
  });

  it('takes rotations at the same time one after the other', async () => {
    const { id } = await aClient();
    const some = Array.from({ length: 6 }, () => newApiKey().stored);
    await Promise.all(some.map((key) => clients.rotate(id, key, 60_000)));
    const { keys } = (await clients.find(id))!;
    expect(keys).toHaveLength(7);
    expect(keys.filter(({ state }) => state === 'live')).toHaveLength(2);
  });
}
