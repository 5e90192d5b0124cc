import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { SqlClickLedger } from '../../src/adapters/sql/clicks/click-ledger.js';
import { SqlClickReports } from '../../src/adapters/sql/clicks/click-reports.js';
import { SqlClickStore } from '../../src/adapters/sql/clicks/click-store.js';
import type { SqlConnection } from '../../src/adapters/sql/connection.js';
import { SqlLeases } from '../../src/adapters/sql/indexing/leases.js';
import { clickId } from '../../src/catalogue/click-id.js';
import { ClickCounter } from '../../src/counting/click-counter.js';
import { Portion } from '../../src/counting/portion.js';
import { InstanceLifecycle } from '../../src/lifecycle/lifecycle.js';
import { connected } from '../adapters/sql/sql-databases.js';
import { eventually } from '../support/eventually.js';

const now = Date.parse('2026-03-31T12:00:00Z');
const dayMs = 86_400_000;

let connection: SqlConnection;
beforeEach(async () => void (connection = await connected({ url: 'sqlite::memory:' })));
afterEach(() => connection.close());

async function clicked(at: number, times: number): Promise<void> {
  const click = { at, offerId: 'o', productId: 'p', shopId: 's', class: 'counted' } as const;
  const clicks = Array.from({ length: times }, () => ({ ...click, id: clickId(at) }));
  await new SqlClickStore(connection.database).store(clicks);
}

function aCounter(name: string, lifecycle = new InstanceLifecycle()): ClickCounter {
  const { database } = connection;
  const ledger = new SqlClickLedger(database, () => now);
  return new ClickCounter(name, ledger, new SqlLeases(database), lifecycle, 30, () => now);
}

const rows = async (where: string) =>
  (await connection.database.query<{ n: number }>(`SELECT COUNT(*) AS n FROM click WHERE ${where}`))[0]!.n;
const becomes = (where: string, n: number) =>
  eventually(async () => ((await rows(where)) === n ? true : undefined));

it('adds up what has settled, more than one transaction holds, and removes what is old', async () => {
  await clicked(now - 40 * dayMs, 2_500);
  await clicked(now - 20 * dayMs, 10);
  await clicked(now - 1_000, 5);
  const counter = aCounter('a');
  counter.onApplicationBootstrap();
  await becomes('summed = 1', 10);
  await becomes('1 = 1', 15);
  await counter.beforeApplicationShutdown();
  const all = { by: 'shop', from: '2026-01-01', to: '2026-12-31', limit: 9 } as const;
  expect((await new SqlClickReports(connection.database).report(all)).total.clicks).toBe(2_515);
});

it('leaves it to the one that has the lease, and goes on where that stops', async () => {
  const leases = new SqlLeases(connection.database);
  const counter = aCounter('a');
  counter.onApplicationBootstrap();
  await eventually(async () => ((await leases.acquire('click-counter', 'b', 1)) ? undefined : true));
  await counter.beforeApplicationShutdown();
  expect(await leases.acquire('click-counter', 'b', 60_000)).toBe(true);
  await clicked(now - dayMs, 3);
  const waiting = aCounter('c');
  waiting.onApplicationBootstrap();
  await waiting.beforeApplicationShutdown();
  expect(await rows('summed = 1')).toBe(0);
});

it('takes few at a time, more only while few do not suffice, and never too many', () => {
  const portion = new Portion();
  const sizes = Array.from({ length: 50 }, () => {
    portion.taken(true);
    return portion.size;
  });
  expect(sizes[0]).toBeLessThanOrEqual(120);
  expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
  expect(sizes.at(-1)).toBe(2_000);
  portion.taken(false);
  expect(portion.size).toBe(100);
});
