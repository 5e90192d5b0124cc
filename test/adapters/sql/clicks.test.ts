import { describe, expect, it } from '@jest/globals';
import { SqlClickFigures } from '../../../src/adapters/sql/clicks/click-figures.js';
import { SqlClickLedger } from '../../../src/adapters/sql/clicks/click-ledger.js';
import { SqlClickOffers } from '../../../src/adapters/sql/clicks/click-offers.js';
import { SqlClickReports } from '../../../src/adapters/sql/clicks/click-reports.js';
import { SqlClickTemplates } from '../../../src/adapters/sql/clicks/click-templates.js';
import { SqlClickStore } from '../../../src/adapters/sql/clicks/click-store.js';
import { Gathered } from '../../../src/adapters/sql/gathered.js';
import { SqlVisitSalts } from '../../../src/adapters/sql/clicks/visit-salts.js';
import { Database, type Dialect, type Queryable } from '../../../src/adapters/sql/database.js';
import { unavailable } from '../../../src/adapters/sql/unavailable.js';
import { clickId } from '../../../src/catalogue/click-id.js';
import { slug } from '../../../src/catalogue/slug.js';
import type { ClickClass, RecordedClick } from '../../../src/ports/clicks.js';
import { clicksContract } from '../../contracts/clicks.js';
import { storeProducts } from '../../support/stored-product.js';
import { eventually } from '../../support/eventually.js';
import { describeOnEmpty } from './sql-databases.js';

describeOnEmpty('clicks in SQL', (open) => {
  clicksContract(async () => {
    const { database, close } = await open();
    return {
      offers: new SqlClickOffers(database),
      stores: [new SqlClickStore(database), new SqlClickStore(database)],
      // Reads each time anew, as another instance would.
      salts: { of: (day) => new SqlVisitSalts(database).of(day) },
      reports: new SqlClickReports(database),
      ledger: new SqlClickLedger(database),
      templates: new SqlClickTemplates(database),
      store: (products) => database.transaction((tx) => storeProducts(tx, products)),
      offerOf: (product, shop) => slug(`${product} ${shop}`).slice(0, 16),
      close,
    };
  });

  const click = (of: ClickClass = 'counted'): RecordedClick => ({
    ...{ id: clickId(noon), at: noon, offerId: 'o', productId: 'p', shopId: 's', class: of },
  });
  const march = { by: 'day', from: '2026-03-01', to: '2026-03-31', limit: 10 } as const;
  const noon = Date.parse('2026-03-10T12:00:00Z');

  it('records a click once whose commit was done, but not answered', async () => {
    const { database, close } = await open();
    const forgetful = new Forgetful(database);
    await new SqlClickStore(forgetful).store([click(), click(), click()]);
    const { total } = await new SqlClickReports(database).report(march);
    expect([forgetful.statements, total.clicks]).toEqual([2, 3]);
    await close();
  });

  it('stores values as they are, or not at all', async () => {
    const { database, close } = await open();
    const store = new SqlClickStore(database);
    const strange = { ...click(), shopId: `"kookaï" \\ \u{1f457} \n'`, brandId: undefined, visit: undefined };
    await store.store([strange]);
    const long = { ...click(), offerId: 'x'.repeat(17) };
    await store.store([long]).catch(() => undefined);
    const rows = await database.query('SELECT id, offer_id, shop_id, brand_id, visit FROM click ORDER BY id');
    expect(rows).toContainEqual({
      ...{ id: strange.id, offer_id: 'o', shop_id: strange.shopId, brand_id: '', visit: null },
    });
    for (const row of rows) expect(['o', long.offerId]).toContain((row as { offer_id: string }).offer_id);
    await close();
  });

  it('has the next day’s salt at hand while the database is away, and the one after once it is back', async () => {
    const { database, close } = await open();
    const saltOf = (day: string) =>
      eventually(async () => {
        const sql = 'SELECT salt FROM click_salt WHERE day = ?';
        return (await database.query<{ salt: string }>(sql, [day]))[0]?.salt;
      });
    const leaving = new Leaving(database);
    const salts = new SqlVisitSalts(leaving);
    await salts.of('2026-03-10');
    await eventually(async () => leaving.answers === 4 || undefined);
    leaving.away = true;
    const tomorrow = await salts.of('2026-03-11');
    await expect(salts.of('2026-03-12')).rejects.toThrow('The database is away.');
    leaving.away = false;
    expect(await salts.of('2026-03-11')).toBe(tomorrow);
    expect(await saltOf('2026-03-11')).toBe(tomorrow);
    expect(await saltOf('2026-03-12')).not.toBe(tomorrow);
    await close();
  });

  it('tells how many of each class, and in how many commits', async () => {
    const { database, close } = await open();
    const store = new SqlClickStore(database);
    await store.store(Array.from({ length: 9 }, () => click()));
    await store.store([click('bot')]);
    const figures = new SqlClickFigures(store).read();
    const value = (name: string, of?: string) =>
      figures.find((one) => one.name === name && one.labels?.['class'] === of)?.value;
    expect([value('ogrom_click_outs_total', 'counted'), value('ogrom_click_outs_total', 'bot')]).toEqual([
      9, 1,
    ]);
    expect([value('ogrom_click_commits_total'), value('ogrom_clicks_waiting')]).toEqual([2, 0]);
    expect(value('ogrom_click_commit_slowest_seconds')).toBeGreaterThan(0);
    await close();
  });
});

describe('what is done together', () => {
  it('lets those who come meanwhile share the next one', async () => {
    const batches: (readonly number[])[] = [];
    const done: (() => void)[] = [];
    const write = (items: readonly number[]) => {
      batches.push(items);
      return new Promise<readonly number[]>((resolve) => done.push(() => resolve(items.map((n) => -n))));
    };
    const group = new Gathered(write, { lanes: 1, most: 3, longest: 10 });
    const first = [1, 2].map((n) => group.add(n));
    await turn();
    const later = [3, 4, 5, 6].map((n) => group.add(n));
    await turn();
    expect(batches).toEqual([[1, 2]]);
    done[0]!();
    expect(await Promise.all(first)).toEqual([-1, -2]);
    await turn();
    expect(batches).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
    done[1]!();
    await turn();
    await turn();
    done[2]!();
    expect(await Promise.all(later)).toEqual([-3, -4, -5, -6]);
    expect(batches[2]).toEqual([6]);
  });

  it('refuses those over its bound, and tells all of a batch that it failed', async () => {
    const broken = async () => {
      throw new Error('broken');
    };
    const group = new Gathered<number, number>(broken, { lanes: 1, most: 9, longest: 2 });
    const outcomes = await Promise.allSettled([group.add(1), group.add(2), group.add(3)]);
    expect(outcomes.map((one) => (one.status === 'rejected' ? (one.reason as Error).message : ''))).toEqual([
      'broken',
      'broken',
      'Too many wait for the database.',
    ]);
  });
});

it('the id of a click tells its time and nothing else', () => {
  const [now, later] = [clickId(noonOf('2026-03-10')), clickId(noonOf('2026-03-11'))];
  expect(now < later).toBe(true);
  const random = Array.from({ length: 500 }, () => clickId(0).slice(10));
  expect(new Set(random).size).toBe(500);
  expect(new Set(random.join('')).size).toBe(32);
});

const noonOf = (day: string) => Date.parse(`${day}T12:00:00Z`);
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** What is in the way of a test, and does nothing by itself. */
class Through extends Database {
  readonly dialect: Dialect;

  constructor(private readonly database: Database) {
    super();
    this.dialect = database.dialect;
  }

  async query<T>(sql: string, params?: readonly unknown[]): Promise<T[]> {
    return this.database.query<T>(sql, params);
  }

  async execute(sql: string, params?: readonly unknown[]): Promise<number> {
    return this.database.execute(sql, params);
  }

  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }
}

/** Loses its connection right after the first write was done. */
class Forgetful extends Through {
  statements = 0;

  override async execute(sql: string, params?: readonly unknown[]): Promise<number> {
    const touched = await super.execute(sql, params);
    if (this.statements++ === 0) throw unavailable('The database is away.');
    return touched;
  }
}

class Leaving extends Through {
  away = false;
  answers = 0;

  override async query<T>(sql: string, params?: readonly unknown[]): Promise<T[]> {
    if (this.away) throw unavailable('The database is away.');
    const rows = await super.query<T>(sql, params);
    this.answers++;
    return rows;
  }
}
