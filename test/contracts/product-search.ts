import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { SearchKey, SearchQuery } from '../../src/ports/product-search.js';
import { anEntry } from '../support/index-entry.js';
import {
  casesBut,
  find,
  ids,
  index,
  type OpenEngine,
  type SearchEngine,
  type Skips,
} from '../support/search-engine.js';

const day = (n: number) => Date.UTC(2026, 0, n);

/** What every engine's ProductSearch promises. */
export function productSearchContract(open: OpenEngine, skips: Skips = {}): void {
  const it = casesBut(skips);
  let engine: SearchEngine;
  beforeAll(async () => void (engine = await open()));
  afterAll(() => engine.close());

  describe('words', () => {
    const words = [
      anEntry({ id: 'sommerkleid', title: 'Geblümtes Sommerkleid', colours: ['Rot'] }),
      anEntry({ id: 'kleid', title: 'Kleid für den Sommer' }),
      anEntry({ id: 'hemd', title: 'Herrenhemd kariert' }),
      anEntry({ id: 'tshirt', title: 'Basic tshirt', brand: 'Acme' }),
      anEntry({ id: 't-shirt', title: 'Basic T-Shirt', brand: 'Acme' }),
      anEntry({ id: 't shirt', title: 'Basic T Shirt', brand: 'Acme' }),
      anEntry({ id: 'mens', title: "Men's trekking boots", gender: 'male', brand: 'Jack Wolfskin' }),
      anEntry({ id: 'sunglasses-m', title: 'Polarised sunglasses', gender: 'male', colours: ['Grey'] }),
      anEntry({ id: 'sunglasses-f', title: 'Oversized sunglasses', gender: 'female', colours: ['Brown'] }),
      anEntry({
        id: 'wallet',
        title: 'Leather wallet',
        gender: 'male',
        description: 'Slim, for men who travel.',
      }),
      anEntry({ id: 'dress', title: 'Red evening dress', gender: 'female', colours: ['Red'] }),
      anEntry({ id: 'scarf', title: 'Silk scarf', description: 'Goes with a red dress in the evening.' }),
      anEntry({ id: 'cafe', title: 'Café crème blouse', colours: ['Cream'] }),
      anEntry({ id: 'ladies', title: 'Strappy sandals', gender: 'female', category: ['Shoes', 'Sandals'] }),
      anEntry({ id: 'gents', title: 'Leather sandals', gender: 'male', category: ['Shoes', 'Sandals'] }),
      anEntry({ id: 'markup', title: 'Shirt <b>bold</b> & "quoted"' }),
      anEntry({ id: 'nike', title: 'Air runner', brand: 'Nike', category: ['Shoes', 'Running'] }),
      anEntry({ id: 'mug', title: 'Mug', description: 'For fans of nike and of coffee.' }),
    ];
    beforeAll(() => index(engine, words, 'words'));
    const found = async (text: string, more: Partial<SearchQuery> = {}) =>
      ids(await find(engine, text, more));

    it('finds a compound by its last part', async () => {
      expect(await found('kleid')).toEqual(expect.arrayContaining(['sommerkleid', 'kleid']));
      expect(await found('hemd')).toContain('hemd');
    });

    it('finds the parts by the compound, the compound itself first', async () => {
      expect((await found('sommerkleid')).slice(0, 2)).toEqual(['sommerkleid', 'kleid']);
    });

    it('takes the spellings of t-shirt for one', async () => {
      for (const text of ['t-shirt', 'tshirt', 't shirt', 'T-Shirts', 'tshirts'])
        expect((await found(text)).slice(0, 3).sort()).toEqual(['t shirt', 't-shirt', 'tshirt']);
    });

    it('takes singular and plural for one', async () => {
      expect(await found('boot')).toEqual(['mens']);
      expect(await found('dresses')).toContain('dress');
      expect(await found('kleider')).toEqual(expect.arrayContaining(['kleid', 'sommerkleid']));
    });

    it('ignores apostrophes, accents, case and punctuation', async () => {
      for (const text of ["men's boots", 'mens boots', 'men’s BOOTS!', "mens' boots"])
        expect((await found(text))[0]).toBe('mens');
      expect((await found('cafe creme'))[0]).toBe('cafe');
      expect((await found('geblumtes'))[0]).toBe('sommerkleid');
    });

    it('reads British and American spellings alike', async () => {
      expect(await found('polarized gray sunglasses')).toContain('sunglasses-m');
    });

    it('knows the usual synonyms', async () => {
      expect(await found('shades')).toEqual(expect.arrayContaining(['sunglasses-m', 'sunglasses-f']));
    });

    it('matches words for people with the gender', async () => {
      expect((await found('ladies sandals'))[0]).toBe('ladies');
      expect((await found('herren sandals'))[0]).toBe('gents');
    });

    it('corrects a word that the index does not know, and says so', async () => {
      const result = await find(engine, 'sunglases');
      expect(ids(result)).toEqual(expect.arrayContaining(['sunglasses-m', 'sunglasses-f']));
      expect(result.query.corrected).toEqual([{ from: 'sunglases', to: 'sunglasses' }]);
    });

    it('corrects an unknown word beside a known one', async () => {
      expect((await found('sunglases men'))[0]).toBe('sunglasses-m');
    });

    it('leaves a word that the index knows as it is', async () => {
      const result = await find(engine, 'scarf');
      expect(ids(result)).toEqual(['scarf']);
      expect(result.query).toMatchObject({ text: 'scarf', corrected: [], relaxed: false });
    });

    it('wants all the words where that leaves hits', async () => {
      const result = await find(engine, 'leather wallet');
      expect(ids(result)).toEqual(['wallet']);
      expect(result.query.relaxed).toBe(false);
    });

    it('relaxes where nothing has all the words, and says so', async () => {
      const result = await find(engine, 'leather wallet kariert');
      expect(ids(result)[0]).toBe('wallet');
      expect(result.query.relaxed).toBe(true);
    });

    it('puts titles and colours before descriptions', async () => {
      expect((await found('red dress')).slice(0, 2)).toEqual(['dress', 'scarf']);
    });

    it('puts the brand before descriptions', async () => {
      expect(await found('nike')).toEqual(['nike', 'mug']);
    });

    it('puts what has the word behind "without" last', async () => {
      expect((await found('sandals without strappy'))[0]).toBe('gents');
      expect((await found('sandals -strappy'))[0]).toBe('gents');
    });

    it('marks the matches and escapes everything else', async () => {
      const [hit] = (await find(engine, 'bold quoted')).hits;
      expect(hit).toMatchObject({ id: 'markup' });
      const [title = ''] = hit!.highlights['title']!;
      expect(title).toContain('<em>bold</em>');
      expect(title).toContain('<em>quoted</em>');
      expect(title).toContain('&amp;');
      expect(title.replaceAll(/<\/?em>/g, '')).not.toMatch(/[<>"]/);
    });

    it('marks matches in the description', async () => {
      const hit = (await find(engine, 'travel')).hits[0]!;
      expect(hit.highlights['description']).toEqual([expect.stringContaining('<em>travel</em>')]);
    });

    it('gives cards and positions as they were written', async () => {
      const hit = (await find(engine, 'scarf')).hits[0]!;
      const entry = words.find((word) => word.id === 'scarf')!;
      expect(hit).toMatchObject({ card: entry.card, position: entry.position });
    });

    it('finds everything for an empty text, without highlights', async () => {
      const result = await find(engine, '   ');
      expect(result.total).toEqual({ count: words.length, exact: true });
      expect(result.hits.every((hit) => Object.keys(hit.highlights).length === 0)).toBe(true);
    });

    it('takes operators and wildcards for plain text', async () => {
      for (const text of [
        '"',
        '*',
        'title:shirt AND (',
        'a OR',
        '\\',
        '~2',
        "'; --",
        '<script>',
        '🙂',
        '\u0000',
        '-',
        '(-)',
      ])
        await expect(find(engine, text)).resolves.toHaveProperty('hits');
    });

    it('finds nothing where no word is known', async () => {
      const result = await find(engine, 'xqzwvv');
      expect(result).toMatchObject({ hits: [], total: { count: 0, exact: true } });
      expect(result.next).toBeUndefined();
    });
  });

  describe('filters and facets', () => {
    const coat = { category: ['Women', 'Coats'], gender: 'female' as const };
    const racks = [
      anEntry({
        id: 'a',
        title: 'Wool coat',
        brand: 'Alba',
        ...coat,
        colours: ['Red'],
        sizes: ['S', 'M'],
        price: 40,
      }),
      anEntry({
        id: 'b',
        title: 'Wool coat',
        brand: 'Alba',
        ...coat,
        colours: ['Blue'],
        sizes: ['M'],
        price: 60,
      }),
      anEntry({
        id: 'c',
        title: 'Wool coat',
        brand: 'Boro',
        ...coat,
        colours: ['Red', 'Blue'],
        price: 49.99,
      }),
      anEntry({
        id: 'd',
        title: 'Wool parka',
        brand: 'Boro',
        category: ['Women', 'Coats', 'Parkas'],
        price: 120,
      }),
      anEntry({
        id: 'e',
        title: 'Wool sock',
        brand: 'Cato',
        category: ['Men', 'Socks'],
        gender: 'male',
        price: 5,
      }),
      anEntry({ id: 'f', title: 'Wool hat', shop: 'Other', inStock: false, price: 9, listPrice: 12 }),
      anEntry({ id: 'g', title: 'Wool cap', currency: 'JPY', price: 3000, gender: 'unisex' }),
    ];
    beforeAll(() => index(engine, racks, 'racks'));
    const only = async (more: Partial<SearchQuery>) => ids(await find(engine, 'wool', more)).sort();
    const counts = async (name: 'brand' | 'category' | 'colour' | 'size', more: Partial<SearchQuery> = {}) =>
      (await find(engine, 'wool', { facets: [name], ...more })).facets[name]!.map((v) => [v.value, v.count]);

    it('filters: one of the values, all of the filters', async () => {
      expect(await only({ brand: ['alba'] })).toEqual(['a', 'b']);
      expect(await only({ brand: ['alba', 'boro'], colour: ['Red'] })).toEqual(['a', 'c']);
      expect(await only({ size: ['M'] })).toEqual(['a', 'b']);
      expect(await only({ gender: ['male', 'unisex'] })).toEqual(['e', 'g']);
      expect(await only({ shop: ['other'] })).toEqual(['f']);
      expect(await only({ brand: ['nobody'] })).toEqual([]);
    });

    it('filters by a category with its descendants', async () => {
      expect(await only({ category: ['women.coats'] })).toEqual(['a', 'b', 'c', 'd']);
      expect(await only({ category: ['women.coats.parkas', 'men'] })).toEqual(['d', 'e']);
    });

    it('filters by stock and sale', async () => {
      expect(await only({ inStock: false })).toEqual(['f']);
      expect(await only({ inStock: true })).not.toContain('f');
      expect(await only({ onSale: true })).toEqual(['f']);
      expect(await only({ onSale: false })).not.toContain('f');
    });

    it('filters by price bands, both ends included, in a currency or in any', async () => {
      expect(await only({ price: [{ min: 40, max: 60 }] })).toEqual(['a', 'b', 'c']);
      expect(await only({ price: [{ max: 9 }, { min: 100 }] })).toEqual(['d', 'e', 'f', 'g']);
      expect(await only({ price: [{ min: 100, currency: 'EUR' }] })).toEqual(['d']);
    });

    it('filters without a text', async () => {
      expect(ids(await find(engine, '', { brand: ['boro'] })).sort()).toEqual(['c', 'd']);
    });

    it('counts by count, then by value', async () => {
      expect(await counts('brand')).toEqual([
        ['alba', 2],
        ['boro', 2],
        ['cato', 1],
      ]);
      expect(await counts('colour')).toEqual([
        ['Blue', 2],
        ['Red', 2],
      ]);
    });

    it('counts a category with its descendants', async () => {
      expect(await counts('category')).toEqual([
        ['women', 4],
        ['women.coats', 4],
        ['men', 1],
        ['men.socks', 1],
        ['women.coats.parkas', 1],
      ]);
    });

    it('keeps the other values of a filtered facet, and narrows the other facets', async () => {
      const result = await find(engine, 'wool', { brand: ['alba'], facets: ['brand', 'size'] });
      expect(result.facets.brand).toEqual([
        { value: 'alba', label: 'Alba', count: 2, selected: true },
        { value: 'boro', label: 'Boro', count: 2, selected: false },
        { value: 'cato', label: 'Cato', count: 1, selected: false },
      ]);
      expect(result.facets.size!.map((v) => [v.value, v.count])).toEqual([
        ['M', 2],
        ['S', 1],
      ]);
      expect(result.total.count).toBe(2);
    });

    it('shows a selected value that nothing else leaves', async () => {
      const result = await find(engine, 'wool', { brand: ['cato'], colour: ['Red'], facets: ['brand'] });
      expect(result.facets.brand).toContainEqual({ value: 'cato', label: 'Cato', count: 0, selected: true });
    });

    it('counts prices in ranges by currency', async () => {
      const { facets } = await find(engine, 'wool', { price: [{ min: 20, max: 50 }], facets: ['price'] });
      const eur = facets
        .price!.filter((v) => v.currency === 'EUR')
        .map((v) => [v.from, v.to, v.count, v.selected]);
      expect(eur).toEqual(
        expect.arrayContaining([
          [20, 50, 2, true],
          [50, 100, 1, false],
          [5, 10, 2, false],
        ]),
      );
      expect(facets.price).toContainEqual(
        expect.objectContaining({ currency: 'JPY', from: 2000, to: 5000, count: 1 }),
      );
    });

    it('counts nothing that was not asked', async () => {
      expect((await find(engine, 'wool')).facets).toEqual({});
    });
  });

  describe('order and pages', () => {
    const many = Array.from({ length: 60 }, (_, i) =>
      anEntry({
        id: `p${String(i).padStart(2, '0')}`,
        title: i % 2 ? 'Plain belt' : 'Plain leather belt',
        price: 100 - (i % 7),
        createdAt: day(1 + (i % 5)),
        offerCount: i % 3,
      }),
    );
    beforeAll(() => index(engine, many, 'pages'));

    it('sorts by price, newest and popularity', async () => {
      const cards = async (sort: SearchQuery['sort']) =>
        (await find(engine, 'belt', { sort, limit: 60 })).hits.map((hit) =>
          many.find((m) => m.id === hit.id)!,
        );
      const prices = (await cards('price')).map((entry) => entry.sortPrice);
      expect(prices).toEqual([...prices].sort((a, b) => a - b));
      const falling = (await cards('-price')).map((entry) => entry.sortPrice);
      expect(falling).toEqual([...falling].sort((a, b) => b - a));
      const made = (await cards('newest')).map((entry) => entry.createdAt);
      expect(made).toEqual([...made].sort((a, b) => b - a));
      const offers = (await cards('popularity')).map((entry) => JSON.parse(entry.card).offerCount);
      expect(offers).toEqual([...offers].sort((a, b) => b - a));
    });

    it('gives equals the same order every time', async () => {
      const first = ids(await find(engine, 'belt', { limit: 60 }));
      expect(ids(await find(engine, 'belt', { limit: 60 }))).toEqual(first);
    });

    for (const sort of ['relevance', 'newest', 'price', '-price', 'popularity'] as const)
      for (const text of ['belt', ''])
        it(`pages through ${text || 'everything'} by ${sort}, each exactly once`, async () => {
          const whole = ids(await find(engine, text, { sort, limit: 100 }));
          expect(await allPages({ text, sort, limit: 7 })).toEqual(whole);
        });

    it('says the same total on every page', async () => {
      const first = await find(engine, 'belt', { limit: 50 });
      const second = await find(engine, 'belt', { limit: 50, after: first.next });
      expect(second.total).toEqual({ count: 60, exact: true });
    });

    it('pages on through a relaxed search', async () => {
      const text = 'leather belt suspender';
      const whole = await find(engine, text, { limit: 100 });
      const pages = await allPages({ text, limit: 7 });
      expect([...pages].sort()).toEqual(ids(whole).sort());
      expect(pages.length).toBeGreaterThanOrEqual(30);
    });

    it('shows nothing twice and leaves nothing out while products are inserted', async () => {
      const seen: string[] = [];
      let after: SearchKey | undefined;
      let n = 0;
      do {
        const page = await find(engine, 'leather belt', { limit: 4, after });
        seen.push(...ids(page));
        after = page.next;
        await index(engine, [anEntry({ id: `new${n++}`, title: 'Plain leather belt' })], 'pages');
      } while (after);
      expect(new Set(seen).size).toBe(seen.length);
      const before = many.filter((m) => m.document.includes('leather')).map((m) => m.id);
      expect(seen).toEqual(expect.arrayContaining(before));
    });

    it('refuses a key that it did not give', async () => {
      for (const after of [[], ['x'], [null], [1, 2, 3, 4, 5, 6, 7], ['price', 'x', 'y']])
        await expect(find(engine, 'belt', { after })).rejects.toMatchObject({ code: 'bad_cursor' });
    });

    it('refuses the key of another order', async () => {
      const { next } = await find(engine, 'belt', { sort: 'price', limit: 5 });
      await expect(find(engine, 'belt', { sort: 'newest', after: next })).rejects.toMatchObject({
        code: 'bad_cursor',
      });
    });

    async function allPages(query: Partial<SearchQuery> & { text: string }): Promise<string[]> {
      const seen: string[] = [];
      let after: SearchKey | undefined;
      do {
        const page = await find(engine, query.text, { ...query, after });
        seen.push(...ids(page));
        // What a cursor does to a key.
        after = page.next && (JSON.parse(JSON.stringify(page.next)) as SearchKey);
      } while (after && seen.length < 500);
      return seen;
    }
  });
}
