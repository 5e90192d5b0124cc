import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Database } from '../../src/adapters/sql/database.js';
import { SqlClickOffers } from '../../src/adapters/sql/clicks/click-offers.js';
import { SqlClickReports } from '../../src/adapters/sql/clicks/click-reports.js';
import { SqlClicks } from '../../src/adapters/sql/clicks/clicks.js';
import { slug } from '../../src/catalogue/slug.js';
import { Recording } from '../../src/endpoints/click-outs/recording.js';
import { describeOnEmpty } from '../adapters/sql/sql-databases.js';
import { storeProducts } from '../support/stored-product.js';

const now = Date.parse('2026-03-10T12:00:00Z');
const offerId = slug('a Shop A').slice(0, 16);
const wish = (visit: string, agent: 'desktop' | 'bot' = 'desktop') => ({
  ...{ offerId, visit, now },
  visitor: { agent, prefetch: false, visit: () => visit },
});

describeOnEmpty('recording clicks of an offer that was clicked before', (open) => {
  let database: Database;
  let close: () => Promise<void>;
  let here: Recording;
  let clicks: SqlClicks;
  let tick = now;
  const clock = () => tick++;
  beforeEach(async () => {
    ({ database, close } = await open());
    await database.transaction((tx) => storeProducts(tx, [{ id: 'a', shops: ['Shop A'] }]));
    clicks = new SqlClicks(database, undefined, clock);
    here = new Recording(new SqlClickOffers(database), clicks);
    await here.record(wish('first'));
  });
  afterEach(() => close());

  const recording = (offers = new SqlClickOffers(database)) =>
    new Recording(offers, new SqlClicks(database, undefined, clock));
  const counts = async () => {
    const days = { by: 'day', from: '2026-03-10', to: '2026-03-10', limit: 10 } as const;
    const { clicks, counted, duplicates } = (await new SqlClickReports(database).report(days)).total;
    return { clicks, counted, duplicates };
  };
  const withdraw = () => database.execute('UPDATE offer SET withdrawn_at = 1 WHERE id = ?', [offerId]);

  it('takes nobody for his own repetition', async () => {
    const people = Array.from({ length: 40 }, (_, n) => here.record(wish(`visitor ${n}`)));
    for (const found of await Promise.all(people))
      expect(found).toMatchObject({ click: { class: 'counted' }, offer: { id: offerId } });
    expect(await counts()).toEqual({ clicks: 41, counted: 41, duplicates: 0 });
    expect(clicks.recorded.takenBack).toBe(0);
  });

  it('knows what the same person clicked at another instance', async () => {
    const there = recording();
    await there.record(wish('somebody'));
    expect(await there.record(wish('first'))).toMatchObject({ click: { class: 'duplicate' } });
    expect(await here.record(wish('somebody'))).toMatchObject({ click: { class: 'duplicate' } });
    expect(await counts()).toEqual({ clicks: 4, counted: 2, duplicates: 2 });
  });

  it('leaves no click of an offer that was withdrawn meanwhile', async () => {
    await withdraw();
    expect(await here.record(wish('late'))).toMatchObject({ id: offerId, withdrawn: true });
    expect(await here.record(wish('later', 'bot'))).toMatchObject({ withdrawn: true });
    expect(await counts()).toEqual({ clicks: 1, counted: 1, duplicates: 0 });
    expect(clicks.recorded.takenBack).toBe(1);
  });

  it('lets who clicked in vain click again', async () => {
    await withdraw();
    await here.record(wish('patient'));
    await database.execute('UPDATE offer SET withdrawn_at = NULL WHERE id = ?', [offerId]);
    expect(await here.record(wish('patient'))).toMatchObject({ click: { class: 'counted' } });
  });

  it('records by the product that the offer has now', async () => {
    await database.execute('UPDATE offer SET product_id = ? WHERE id = ?', ['b', offerId]);
    expect(await here.record(wish('somebody'))).toMatchObject({
      click: { productId: 'b', class: 'counted' },
    });
    expect(await counts()).toMatchObject({ clicks: 2 });
  });

  it('leaves no click where it could not be looked whether the offer is still there', async () => {
    const offers = new SqlClickOffers(database);
    const failing = recording(offers);
    await failing.record(wish('known'));
    offers.find = () => Promise.reject(new Error('away'));
    await expect(failing.record(wish('unlucky'))).rejects.toThrow('away');
    expect(await counts()).toMatchObject({ clicks: 2 });
  });

  it('records and tells of nothing at an offer that nobody knows', async () => {
    expect(await here.record({ ...wish('lost'), offerId: 'unknown' })).toBeUndefined();
    expect(await counts()).toMatchObject({ clicks: 1 });
  });
});
