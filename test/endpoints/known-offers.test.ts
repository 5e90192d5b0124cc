import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SqlClickOffers } from '../../src/adapters/sql/clicks/click-offers.js';
import { SqlClickTemplates } from '../../src/adapters/sql/clicks/click-templates.js';
import type { SqlConnection } from '../../src/adapters/sql/connection.js';
import { SqlChangeReader } from '../../src/adapters/sql/reading/change-reader.js';
import { unavailable } from '../../src/adapters/sql/unavailable.js';
import { offerId } from '../../src/catalogue/ids.js';
import { ChangeTail } from '../../src/changes/change-tail.js';
import { ChangedProducts } from '../../src/endpoints/click-outs/changed-products.js';
import { KnownOffers } from '../../src/endpoints/click-outs/known-offers.js';
import { KnownTemplates } from '../../src/endpoints/click-outs/known-templates.js';
import { ClickOffers } from '../../src/ports/clicks.js';
import { connected } from '../adapters/sql/sql-databases.js';
import { importingOver } from '../adapters/sql/sql-importing.js';
import { eventually } from '../support/eventually.js';
import { anEntry } from '../support/feed-entry.js';
import { importFeed } from '../support/importing.js';

let connection: SqlConnection;
let tail: ChangeTail;
let away: boolean;
let asked: string[];
beforeEach(async () => {
  connection = await connected({ url: 'sqlite::memory:' });
  tail = new ChangeTail(new SqlChangeReader(connection.database), { everyMs: 5 });
  [away, asked] = [false, []];
});
afterEach(async () => {
  tail.beforeApplicationShutdown();
  await connection.close();
});

const bring = (...skus: readonly string[]) =>
  importFeed(
    importingOver(connection),
    skus.map((sku) => anEntry({ sku, link: `https://a.example/${sku}/${bring.times}` })),
  );
bring.times = 0;
const id = (sku: string) => offerId('shop-a', sku);

/** Notes who was looked for; can be away. */
class Noted extends ClickOffers {
  private readonly offers = new SqlClickOffers(connection.database);

  find(offer: string) {
    asked.push(offer);
    return away ? Promise.reject(unavailable('away')) : this.offers.find(offer);
  }
}

describe('offers that were clicked', () => {
  let known: KnownOffers;
  const asks = async (sku: string) => {
    const before = asked.length;
    await known.find(id(sku)).catch(() => undefined);
    return asked.length - before;
  };
  const remembered = (sku: string) => eventually(async () => ((await asks(sku)) === 0 ? true : undefined));
  beforeEach(async () => {
    await bring('A', 'B', 'C');
    known = new KnownOffers(new Noted(), tail);
  });
  afterEach(() => known.onApplicationShutdown());

  it('are read once, and again when their product has changed, and only then', async () => {
    await remembered('A');
    await remembered('B');
    bring.times++;
    await bring('A', 'C');
    const link = async (sku: string) => (await known.find(id(sku)))?.link;
    await eventually(async () => ((await link('A')) === 'https://a.example/A/1' ? true : undefined));
    await eventually(async () => ((await known.find(id('B')))?.withdrawn ? true : undefined));
    await remembered('A');
    await known.find(id('C'));
    bring.times++;
    await bring('A', 'C');
    await eventually(async () => ((await link('C')) === 'https://a.example/C/2' ? true : undefined));
    expect(await asks('B')).toBe(0);
  });

  it('lead on while the catalogue is away, also those that changed, and no others', async () => {
    await remembered('A');
    await remembered('B');
    bring.times++;
    await bring('A', 'B', 'C');
    away = true;
    await eventually(async () => ((await asks('A')) === 1 ? true : undefined));
    expect((await known.find(id('A')))?.sku).toBe('A');
    await expect(known.find(id('C'))).rejects.toThrow('away');
    away = false;
    expect((await known.find(id('A')))?.link).toBe(`https://a.example/A/${bring.times}`);
  });

  it('nothing is remembered of one that nobody ever made', async () => {
    await remembered('A');
    expect([await known.find('nobody'), await asks('nobody')]).toEqual([undefined, 1]);
  });
});

describe('changed products', () => {
  it('are all that may have changed, once too many are to be known one by one', async () => {
    const few = new ChangedProducts(tail, 2);
    few.follow();
    const start = await eventually(async () => few.position);
    await bring('A', 'B', 'C');
    const { newest } = await tail.bounds();
    await eventually(async () => (few.position === newest ? true : undefined));
    expect([few.since(start, 'unheard of'), few.since(newest, 'unheard of')]).toEqual([true, false]);
    few.leave();
  });
});

it('templates are read again beside the clicks, and stay what they were where they cannot be', async () => {
  await bring('A');
  const stored = new SqlClickTemplates(connection.database);
  const templates = new KnownTemplates({
    find: (shop) => (away ? Promise.reject(unavailable('away')) : stored.find(shop)),
    set: (shop, template) => stored.set(shop, template),
  });
  expect([await templates.of('shop-a'), await templates.of('nobody')]).toEqual([undefined, undefined]);
  await stored.set('shop-a', '{url}?a=b');
  const becomes = (template: string) =>
    eventually(async () => ((await templates.of('shop-a')) === template ? true : undefined));
  await becomes('{url}?a=b');
  away = true;
  await stored.set('shop-a', '{url}?c=d');
  expect(await templates.of('shop-a')).toBe('{url}?a=b');
  away = false;
  await becomes('{url}?c=d');
  away = true;
  await expect(templates.of('shop-b')).rejects.toThrow('away');
});
