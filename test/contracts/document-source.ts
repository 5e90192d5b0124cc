import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { DocumentSource } from '../../src/ports/document-source.js';
import type { Readable } from './product-reader.js';

/** What every DocumentSource promises. */
export function documentSourceContract(open: () => Promise<Readable<DocumentSource>>): void {
  let catalogue: Readable<DocumentSource>;
  beforeEach(async () => {
    catalogue = await open();
  });
  afterEach(() => catalogue.close());

  it('has the head 0 and nothing to give while the catalogue is empty', async () => {
    const { reader } = catalogue;
    expect([await reader.head(), await reader.after(0, 10), await reader.page(undefined, 10)]).toEqual([
      0,
      [],
      [],
    ]);
  });

  it('tails in the order of positions, withdrawn ones too', async () => {
    await catalogue.store([
      { id: 'a', position: 5 },
      { id: 'b', position: 3, listed: false, shops: [] },
      { id: 'c', position: 9 },
    ]);
    const { reader } = catalogue;
    const first = await reader.after(0, 2);
    const rest = await reader.after(5, 2);
    expect([...first, ...rest].map(({ id, position, listed }) => [id, position, listed])).toEqual([
      ['b', 3, false],
      ['a', 5, true],
      ['c', 9, true],
    ]);
    expect(await reader.head()).toBe(9);
  });

  it('pages through the listed ones in the order of ids', async () => {
    await catalogue.store([{ id: 'c' }, { id: 'b', listed: false, shops: [] }, { id: 'a' }, { id: 'd' }]);
    const { reader } = catalogue;
    const first = await reader.page(undefined, 2);
    const second = await reader.page('c', 2);
    expect([first, second].map((page) => page.map(({ id }) => id))).toEqual([['a', 'c'], ['d']]);
  });

  it('gives the entries of ids, whole', async () => {
    await catalogue.store([{ id: 'a', price: 12.5, createdAt: 77, position: 4 }, { id: 'b' }]);
    const [entry, ...others] = await catalogue.reader.entries(['a', 'nobody']);
    expect(entry).toMatchObject({ id: 'a', position: 4, listed: true, sortPrice: 12.5, createdAt: 77 });
    expect(JSON.parse(entry!.document)).toHaveProperty('variants');
    expect(JSON.parse(entry!.card)).not.toHaveProperty('variants');
    expect(others).toEqual([]);
    expect(await catalogue.reader.entries([])).toEqual([]);
  });
}
