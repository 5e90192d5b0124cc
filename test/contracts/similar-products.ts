import { afterAll, beforeAll, expect } from '@jest/globals';
import { anEntry, type EntryTraits } from '../support/index-entry.js';
import { casesBut, index, type OpenEngine, type SearchEngine, type Skips } from '../support/search-engine.js';

/** What every engine's SimilarProducts promise. */
export function similarProductsContract(open: OpenEngine, skips: Skips = {}): void {
  const it = casesBut(skips);
  let engine: SearchEngine;
  const dress = (id: string, more: EntryTraits) =>
    anEntry({ id, category: ['Women', 'Dresses'], gender: 'female', brand: 'Alba', price: 50, ...more });
  const catalogue = [
    dress('it', { title: 'Alba red maxi dress', colours: ['Red'] }),
    dress('blue', { title: 'Alba blue maxi dress', colours: ['Blue'] }),
    dress('same-title', { title: 'Alba red maxi dress', colours: ['Green'] }),
    dress('near', { title: 'Boro striped maxi dress', brand: 'Boro', price: 55 }),
    dress('dear', { title: 'Boro striped maxi dress gala', brand: 'Boro', price: 900 }),
    dress('gone', { title: 'Cato maxi dress', brand: 'Cato', inStock: false }),
    anEntry({
      id: 'boots',
      title: 'Alba red boots',
      category: ['Women', 'Boots'],
      gender: 'female',
      brand: 'Alba',
    }),
    anEntry({ id: 'bare', title: 'Thing' }),
  ];
  beforeAll(async () => {
    engine = await open();
    await index(engine, catalogue);
  });
  afterAll(() => engine.close());
  const similar = async (id: string, limit = 10) =>
    (await engine.similar.similar(id, limit))?.map((hit) => hit.id);

  it('finds the same kind of thing, the nearest first', async () => {
    expect((await similar('it'))!.slice(0, 2)).toEqual(['near', 'dear']);
  });

  it('leaves out the product itself and its other colours', async () => {
    const found = await similar('it');
    for (const id of ['it', 'blue', 'same-title']) expect(found).not.toContain(id);
  });

  it('leaves out what is not in stock', async () => {
    expect(await similar('it')).not.toContain('gone');
  });

  it('puts another kind of thing behind, if anywhere', async () => {
    const found = (await similar('it'))!;
    expect(found.indexOf('boots') === -1 || found.indexOf('boots') > found.indexOf('dear')).toBe(true);
  });

  it('gives cards as they were written, and no more than asked', async () => {
    const hits = (await engine.similar.similar('it', 1))!;
    expect(hits).toHaveLength(1);
    expect(hits[0]!.card).toBe(catalogue.find((entry) => entry.id === hits[0]!.id)!.card);
  });

  it('answers for a product without brand and category', async () => {
    expect(Array.isArray(await similar('bare'))).toBe(true);
  });

  it('is undefined for an id that is not indexed', async () => {
    expect(await similar('nobody')).toBeUndefined();
  });
}
