import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { clickId } from '../../src/catalogue/click-id.js';
import type { ClickLedger, ClickReportQuery, ClickReports } from '../../src/ports/click-counts.js';
import type { ClickTemplates } from '../../src/ports/click-templates.js';
import type { Click, ClickOffers, ClickStore, RecordedClick, VisitSalts } from '../../src/ports/clicks.js';
import type { ProductTraits } from '../support/stored-product.js';

/** All that has to do with clicks over one catalogue. */
export interface Clicking {
  readonly offers: ClickOffers;
  /** As of two instances. */
  readonly stores: readonly [ClickStore, ClickStore];
  readonly salts: VisitSalts;
  readonly reports: ClickReports;
  readonly ledger: ClickLedger;
  readonly templates: ClickTemplates;
  store(products: readonly ProductTraits[]): Promise<void>;
  offerOf(product: string, shop: string): string;
  close(): Promise<void>;
}

const noon = Date.parse('2026-03-10T12:00:00Z');
const dayMs = 86_400_000;
const aClick = (traits: Partial<Click> = {}): Click => ({
  ...{ offerId: 'o', productId: 'p', shopId: 'shop-a', class: 'counted' },
  ...traits,
});

/** What every ClickOffers, ClickStore, VisitSalts, ClickReports, ClickLedger and ClickTemplates promise. */
export function clicksContract(open: () => Promise<Clicking>): void {
  let shop: Clicking;
  let now: number;
  beforeEach(async () => {
    shop = await open();
    now = noon;
  });
  afterEach(() => shop.close());

  const march: ClickReportQuery = { by: 'day', from: '2026-03-01', to: '2026-03-31', limit: 100 };
  const made = (traits: Partial<Click>, at = now): RecordedClick => ({
    ...aClick(traits),
    id: clickId(at),
    at,
  });
  const record = (traits: Partial<Click>, times = 1) =>
    shop.stores[0].store(Array.from({ length: times }, () => made(traits)));

  it('knows where an offer leads, and whether it was withdrawn; nothing of an unknown one', async () => {
    await shop.store([{ id: 'a', shops: ['Shop A'], withdrawn: ['Shop B'] }]);
    const found = await shop.offers.find(shop.offerOf('a', 'Shop A'));
    expect(found).toEqual({
      id: shop.offerOf('a', 'Shop A'),
      ...{ sku: 'a', link: 'https://shop.example/', productId: 'a', shopId: 'shop-a' },
      withdrawn: false,
    });
    expect(await shop.offers.find(shop.offerOf('a', 'Shop B'))).toMatchObject({ withdrawn: true });
    expect(await shop.offers.find('Ünbekannt')).toBeUndefined();
  });

  it('keeps a click once, however often and wherever it comes', async () => {
    const clicks = [made({}), made({ class: 'bot' })];
    await Promise.all(shop.stores.map((store) => store.store([...clicks, ...clicks])));
    await shop.ledger.addUp(noon + 1, 10);
    await shop.stores[1].store([clicks[1]!, made({})]);
    expect((await shop.reports.report(march)).total).toMatchObject({ clicks: 3, counted: 2, bots: 1 });
  });

  it('counts the first of a visit within a moment, whoever stores it and when', async () => {
    const visits = [0, 10_000, 10_001].map((ms) => made({ visit: 'v' }, noon + ms));
    const [here, there] = shop.stores;
    await here.store([visits[1]!]);
    await there.store([visits[0]!, made({ visit: 'V' })]);
    await here.store([visits[2]!]);
    const counts = { clicks: 4, counted: 3, duplicates: 1 };
    expect((await shop.reports.report(march)).total).toMatchObject(counts);
    await shop.ledger.addUp(noon + 99_999, 10);
    await there.store(visits);
    expect((await shop.reports.report(march)).total).toMatchObject(counts);
  });

  it('counts one of many of a visit that many store at once', async () => {
    const stores = Array.from({ length: 40 }, (_, n) =>
      shop.stores[n % 2]!.store([made({ visit: 'v' }, noon + n)]),
    );
    await Promise.all(stores);
    expect((await shop.reports.report(march)).total).toMatchObject({ counted: 1, duplicates: 39 });
  });

  it('has one salt a day, also for two who ask at once', async () => {
    const [one, same, other] = await Promise.all([
      shop.salts.of('2026-03-10'),
      shop.salts.of('2026-03-10'),
      shop.salts.of('2026-03-11'),
    ]);
    expect(one).toBe(same);
    expect(other).not.toBe(one);
    expect(await shop.salts.of('2026-03-10')).toBe(one);
  });

  it('forgets the salts of days past', async () => {
    const [past, today] = [await shop.salts.of('2020-01-01'), await shop.salts.of('2999-01-01')];
    await shop.ledger.trim(0, 1);
    expect(await shop.salts.of('2020-01-01')).not.toBe(past);
    expect(await shop.salts.of('2999-01-01')).toBe(today);
  });

  it('counts every click at once, by its class', async () => {
    await record({}, 7);
    await record({ class: 'bot' }, 3);
    await record({ class: 'prefetch' }, 2);
    await record({ class: 'duplicate' }, 1);
    const counts = { clicks: 13, counted: 7, bots: 3, prefetches: 2, duplicates: 1 };
    expect(await shop.reports.report(march)).toEqual({
      rows: [{ id: '2026-03-10', ...counts }],
      more: false,
      total: counts,
    });
  });

  it('counts by day, shop, brand and product, with the names of now', async () => {
    await shop.store([{ id: 'a', brand: 'Kookaï', shops: ['Shop A', 'Shop B'] }]);
    await record({ productId: 'a', shopId: 'shop-a', brandId: 'kookai' }, 2);
    await record({ productId: 'b', shopId: 'shop-b' }, 3);
    now = noon - dayMs;
    await record({ productId: 'b', shopId: 'shop-a', brandId: 'gone' });
    const clicks = async (query: Partial<ClickReportQuery>) =>
      (await shop.reports.report({ ...march, ...query })).rows.map(({ id, name, clicks: n }) => [
        id,
        name,
        n,
      ]);
    expect(await clicks({ by: 'day' })).toEqual([
      ['2026-03-09', undefined, 1],
      ['2026-03-10', undefined, 5],
    ]);
    expect(await clicks({ by: 'shop' })).toEqual([
      ['shop-a', 'Shop A', 3],
      ['shop-b', 'Shop B', 3],
    ]);
    expect(await clicks({ by: 'brand' })).toEqual([
      ['', undefined, 3],
      ['kookai', 'Kookaï', 2],
      ['gone', undefined, 1],
    ]);
    expect(await clicks({ by: 'product' })).toEqual([
      ['b', undefined, 4],
      ['a', undefined, 2],
    ]);
    expect(await clicks({ by: 'product', shop: 'shop-a' })).toEqual([
      ['a', undefined, 2],
      ['b', undefined, 1],
    ]);
    expect(await clicks({ by: 'brand', from: '2026-03-09', to: '2026-03-09' })).toEqual([
      ['gone', undefined, 1],
    ]);
    expect(await clicks({ from: '2026-03-11' })).toEqual([]);
  });

  it('says the same before, while and after clicks are added up', async () => {
    for (const [n, of] of (['counted', 'bot', 'prefetch', 'duplicate', 'counted'] as const).entries()) {
      now = noon + n * dayMs;
      await record({ class: of, brandId: `b${n % 2}`, productId: `p${n % 3}`, shopId: `s${n % 2}` }, n + 1);
    }
    const all = () =>
      Promise.all(
        (['day', 'shop', 'brand', 'product'] as const).map((by) => shop.reports.report({ ...march, by })),
      );
    const before = await all();
    expect(before[0]!.total.clicks).toBe(15);
    const summed = [];
    for (let n = -1; n !== 0;) {
      summed.push((n = await shop.ledger.addUp(noon + 99 * dayMs, 4)));
      expect(await all()).toEqual(before);
    }
    expect(summed).toEqual([4, 4, 4, 3, 0]);
    expect(await shop.ledger.backlog()).toBe(0);
    expect(await shop.ledger.trim(noon + 99 * dayMs, 100)).toBe(15);
    expect(await all()).toEqual(before);
  });

  it('adds each click up once, whoever does it at the same time', async () => {
    await record({ brandId: 'b' }, 60);
    const some = await Promise.all([1, 2, 3, 4].map(() => shop.ledger.addUp(noon + 1, 25)));
    const rest = await shop.ledger.addUp(noon + 1, 100);
    expect(some.reduce((sum, n) => sum + n, rest)).toBe(60);
    expect((await shop.reports.report(march)).total).toMatchObject({ clicks: 60, counted: 60 });
  });

  it('adds nothing up that is younger, and removes nothing that was not added up', async () => {
    await record({}, 2);
    expect(await shop.ledger.addUp(noon, 10)).toBe(0);
    expect(await shop.ledger.trim(noon + dayMs, 10)).toBe(0);
    await shop.ledger.addUp(noon + 1, 10);
    expect(await shop.ledger.trim(noon, 10)).toBe(0);
    expect(await shop.ledger.trim(noon + 1, 1)).toBe(1);
    expect((await shop.reports.report(march)).total.clicks).toBe(2);
  });

  it.each(['day', 'product'] as const)('walks all pages by %s, each with the whole total', async (by) => {
    for (const n of [0, 1, 2, 3, 4]) {
      now = noon + n * dayMs;
      await record({ productId: `p${n}` }, 1 + (n % 2));
    }
    const whole = (await shop.reports.report({ ...march, by })).rows;
    const walked = [];
    for (let after: ClickReportQuery['after']; ;) {
      const page = await shop.reports.report({ ...march, by, limit: 2, after });
      walked.push(...page.rows);
      expect(page.total.clicks).toBe(7);
      if (!page.more) break;
      after = page.rows.at(-1);
    }
    expect(walked).toEqual(whole);
    const end = await shop.reports.report({ ...march, by, after: { id: 'zzz', clicks: 0 } });
    expect([end.rows, end.more, end.total.clicks]).toEqual([[], false, 7]);
  });

  it('keeps a template for each shop', async () => {
    await shop.store([{ id: 'a' }]);
    const template = '{url}?sub={clickId}';
    expect(await shop.templates.find('shop-a')).toEqual({ shopId: 'shop-a' });
    expect(await shop.templates.set('shop-a', template)).toBe(true);
    expect(await shop.templates.set('shop-a', template)).toBe(true);
    expect(await shop.templates.find('shop-a')).toEqual({ shopId: 'shop-a', template });
    expect(await shop.templates.set('shop-a', undefined)).toBe(true);
    expect(await shop.templates.find('shop-a')).toEqual({ shopId: 'shop-a' });
    expect([await shop.templates.set('nobody', template), await shop.templates.find('nobody')]).toEqual([
      false,
      undefined,
    ]);
  });
}
