import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { ImageChecks, NewVerdict } from '../../src/ports/image-checks.js';
import { anEntry } from '../support/feed-entry.js';
import { importFeed, type Importing } from '../support/importing.js';

export interface ImageChecksFixture {
  readonly checks: ImageChecks;
  readonly importing: Importing;
}

const url = (name: string) => `https://img.example.com/${name}.jpg`;
const dead = (name: string): NewVerdict => ({ url: url(name), state: 'dead', failures: 0, dueInMs: 60_000 });
const alive = (name: string, dueInMs = 60_000): NewVerdict => {
  return { url: url(name), state: 'alive', failures: 0, dueInMs };
};

/** What every ImageChecks promises. */
export function imageChecksContract(open: () => Promise<ImageChecksFixture>): void {
  let checks: ImageChecks;
  let importing: Importing;
  beforeEach(async () => void ({ checks, importing } = await open()));
  afterEach(() => importing.close());
  const shirts = (...skus: string[]) =>
    importFeed(
      importing,
      skus.map((sku) => anEntry({ sku, images: [url(`${sku}1`), url(`${sku}2`)] })),
    );
  const products = async () => [...(await importing.documents()).values()];
  const everything = async () => {
    const all = [];
    for (let next: string | undefined, first = true; first || next; first = false) {
      const page = await checks.page(next, 3);
      all.push(page.images);
      next = page.next;
    }
    return all;
  };

  it('goes through all images of listed products, whole products at a time', async () => {
    await shirts('A', 'B', 'C', 'W');
    await shirts('A', 'B', 'C');
    const pages = await everything();
    expect(
      pages
        .flat()
        .map((one) => one.url)
        .sort(),
    ).toEqual(['A1', 'A2', 'B1', 'B2', 'C1', 'C2'].map(url));
    for (const page of pages) expect(page.length % 2).toBe(0);
    expect(pages.flat().filter(({ due, shown }) => due && shown)).toHaveLength(3);
  });

  it('knows what was found out, and when it is time to look again', async () => {
    await shirts('A');
    await checks.record([alive('A1', -1), { ...dead('A2'), failures: 3 }]);
    const { images } = await checks.page(undefined, 10);
    expect(images).toEqual([
      expect.objectContaining({ url: url('A1'), due: true, verdict: { state: 'alive', failures: 0 } }),
      expect.objectContaining({ url: url('A2'), due: false, verdict: { state: 'dead', failures: 3 } }),
    ]);
    expect(await checks.counts()).toEqual({ alive: 1, doubtful: 0, dead: 1 });
    await checks.record([alive('A2')]);
    expect(await checks.counts()).toEqual({ alive: 2, doubtful: 0, dead: 0 });
  });

  it('puts dead images last, with an entry in the change log where that makes a difference', async () => {
    await shirts('A', 'B');
    const before = (await importing.changes()).length;
    await checks.record([dead('A1'), alive('A2'), alive('B1'), dead('B2')]);
    expect(await checks.rearrange((await products()).map(({ id }) => id))).toBe(1);
    expect((await importing.changes()).length).toBe(before + 1);
    const images = Object.fromEntries((await products()).map((one) => [one.title, [one.image, one.images]]));
    expect(images).toEqual({
      'Dress A': [url('A2'), [url('A2'), url('A1')]],
      'Dress B': [url('B1'), [url('B1'), url('B2')]],
    });
    const ids = (await products()).map(({ id }) => id);
    expect(await checks.rearrange(ids)).toBe(0);
    await checks.record([alive('A1')]);
    expect(await checks.rearrange(ids)).toBe(1);
    expect((await products()).map(({ image }) => image).sort()).toEqual([url('A1'), url('B1')]);
  });

  it('shows none where all are dead, and keeps them to be looked at again', async () => {
    await shirts('A');
    await checks.record([dead('A1'), dead('A2')]);
    await checks.rearrange((await products()).map(({ id }) => id));
    const [product] = await products();
    expect(product).not.toHaveProperty('image');
    expect(product?.images).toEqual([url('A1'), url('A2')]);
    expect((await checks.page(undefined, 10)).images.map(({ shown }) => shown)).toEqual([false, false]);
  });

  it('holds for products that come or change afterwards', async () => {
    await checks.record([dead('A1')]);
    await shirts('A');
    expect((await products())[0]).toMatchObject({ image: url('A2') });
  });

  it('forgets what has been due for too long', async () => {
    await checks.record([alive('old', -10_000), alive('new', -10)]);
    await checks.forget(5_000);
    expect(await checks.counts()).toMatchObject({ alive: 1 });
  });
}
