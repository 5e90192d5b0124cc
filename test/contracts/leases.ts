import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Leases } from '../../src/ports/leases.js';

export interface LeasesFixture {
  readonly leases: Leases;
  close(): Promise<void>;
}

/** What every Leases promises. */
export function leasesContract(open: () => Promise<LeasesFixture>): void {
  let fixture: LeasesFixture;
  let leases: Leases;
  beforeEach(async () => {
    fixture = await open();
    leases = fixture.leases;
  });
  afterEach(() => fixture.close());

  it('gives a lease to one, who may renew it', async () => {
    const first = await leases.acquire('indexer', 'a', 60_000);
    const other = await leases.acquire('indexer', 'b', 60_000);
    const renewed = await leases.acquire('indexer', 'a', 60_000);
    expect([first, other, renewed]).toEqual([true, false, true]);
  });

  it('keeps leases of different names apart', async () => {
    await leases.acquire('indexer', 'a', 60_000);
    expect(await leases.acquire('builder', 'b', 60_000)).toBe(true);
  });

  it('gives it to another once it has expired', async () => {
    await leases.acquire('indexer', 'a', 0);
    expect(await leases.acquire('indexer', 'b', 60_000)).toBe(true);
    expect(await leases.acquire('indexer', 'a', 60_000)).toBe(false);
  });

  it('gives it to another once it was given back, and only its holder can give it back', async () => {
    await leases.acquire('indexer', 'a', 60_000);
    await leases.release('indexer', 'b');
    expect(await leases.acquire('indexer', 'b', 60_000)).toBe(false);
    await leases.release('indexer', 'a');
    expect(await leases.acquire('indexer', 'b', 60_000)).toBe(true);
  });

  it('gives it to one of many who ask at the same time', async () => {
    const holders = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const given = await Promise.all(holders.map((holder) => leases.acquire('indexer', holder, 60_000)));
    expect(given.filter(Boolean)).toHaveLength(1);
  });
}
