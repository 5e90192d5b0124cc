import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { askedTerms } from '../../src/catalogue/text/outfit-terms.js';
import { Problem } from '../../src/catalogue/problem.js';
import type { Favourites } from '../../src/ports/favourites.js';
import type { Likes } from '../../src/ports/likes.js';
import type { OutfitQuery, Outfits, RepeatedOutfits, StoredOutfit } from '../../src/ports/outfits.js';
import type { PersonalData } from '../../src/ports/personal-data.js';
import { aPlacement, anOutfit } from '../support/outfit.js';

export interface LoggedChange {
  readonly position: number;
  readonly type: string;
  readonly id: string;
  readonly kind: string;
}

/** All that persons do, over one empty catalogue. */
export interface People {
  readonly outfits: Outfits;
  readonly repeated: RepeatedOutfits;
  readonly likes: Likes;
  /** The likes of another instance of the service. */
  others(): Likes;
  readonly favourites: Favourites;
  readonly personalData: PersonalData;
  /** Puts products with these ids into the catalogue. */
  stock(...ids: string[]): Promise<void>;
  /** The change log, whole. */
  changes(): Promise<readonly LoggedChange[]>;
  close(): Promise<void>;
}

export type OpenPeople = () => Promise<People>;

/** What every Outfits and RepeatedOutfits promises. */
export function outfitsContract(open: OpenPeople): void {
  let people: People;
  let outfits: Outfits;
  beforeEach(async () => {
    people = await open();
    outfits = people.outfits;
  });
  afterEach(() => people.close());

  const made = async (traits = {}, owner = 'ann') => (await outfits.create(owner, anOutfit(traits))).outfit;
  const titles = async (query: Partial<OutfitQuery>) => {
    const { items } = await outfits.list({ sort: 'newest', limit: 10, ...query });
    return items.map(({ title }) => title);
  };
  const logged = async () => (await people.changes()).map(({ type, id, kind }) => [type, id, kind]);

  it('keeps what it was given, whole, and knows nothing of an unknown id', async () => {
    const content = anOutfit({
      title: 'Ünïcode 👗',
      description: 'Two\nlines',
      items: [aPlacement({ variantId: 'v', x: 0.125, rotation: -359.5, scale: 0.05 }), aPlacement()],
      tags: ['größe', 'office look'],
    });
    const { outfit, position } = await outfits.create('ann', content);
    expect(outfit).toMatchObject({ ...content, owner: 'ann', version: 1, likeCount: 0 });
    expect(Math.abs(Date.parse(outfit.createdAt) - Date.now())).toBeLessThan(60_000);
    expect(await outfits.find(outfit.id)).toEqual(outfit);
    expect((await people.changes()).at(-1)).toMatchObject({ position, type: 'outfit', id: outfit.id });
    expect([await outfits.find('nobody'), await outfits.find('Ä')]).toEqual([undefined, undefined]);
  });

  it('makes one outfit for one key, also when it is used by many at once', async () => {
    const repeatable = { key: 'k', digest: 'd' };
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => outfits.create('ann', anOutfit(), repeatable)),
    );
    expect(new Set(answers.map(({ outfit }) => outfit.id)).size).toBe(1);
    expect(await titles({})).toHaveLength(1);
    expect(await people.repeated.find('ann', repeatable)).toEqual(answers[0]);
  });

  it('gives what a key made the first time, whatever became of it; refuses another body', async () => {
    const repeatable = { key: 'k', digest: 'd' };
    const first = await outfits.create('ann', anOutfit(), repeatable);
    await outfits.replace(first.outfit.id, 1, anOutfit({ title: 'Another' }));
    await outfits.remove(first.outfit.id, 2);
    expect(await outfits.create('ann', anOutfit(), repeatable)).toEqual(first);
    const other = { key: 'k', digest: 'other' };
    await expect(outfits.create('ann', anOutfit(), other)).rejects.toMatchObject({
      code: 'idempotency_mismatch',
    });
    await expect(people.repeated.find('ann', other)).rejects.toMatchObject({ code: 'idempotency_mismatch' });
    expect((await outfits.create('ben', anOutfit(), repeatable)).outfit.owner).toBe('ben');
    expect(await people.repeated.find('ann', { key: 'K', digest: 'd' })).toBeUndefined();
  });

  it('writes anew only what still has the version, once of many at a time', async () => {
    const { id } = await made();
    const writes = await Promise.all(
      [1, 2, 3, 4].map((n) => outfits.replace(id, 1, anOutfit({ title: `Title ${n}` }))),
    );
    const won = writes.filter((written) => written !== undefined);
    expect(won).toHaveLength(1);
    expect(won[0]!.outfit).toMatchObject({ id, version: 2, owner: 'ann' });
    expect(await outfits.find(id)).toEqual(won[0]!.outfit);
    expect([await outfits.replace('nobody', 1, anOutfit()), await outfits.remove(id, 1)]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('lets a description go that is no longer given, and finds by what is there now', async () => {
    const { id } = await made({ description: 'Velvet', tags: ['party'], items: [aPlacement()] });
    await outfits.replace(id, 1, anOutfit({ title: 'Plain', items: [aPlacement({ productId: 'p2' })] }));
    expect(await outfits.find(id)).not.toHaveProperty('description');
    expect(await titles({ terms: askedTerms('velvet party') })).toEqual([]);
    expect(await titles({ product: 'p1' })).toEqual([]);
    expect(await titles({ product: 'p2', terms: askedTerms('plain') })).toEqual(['Plain']);
  });

  it('tells the log what others see of it', async () => {
    const { id } = await made({ visibility: 'draft' });
    await outfits.replace(id, 1, anOutfit());
    await outfits.replace(id, 2, anOutfit({ title: 'Better' }));
    await outfits.replace(id, 3, anOutfit({ visibility: 'draft' }));
    await outfits.remove(id, 4);
    const { id: other } = await made();
    await outfits.remove(other, 1);
    expect(await logged()).toEqual([
      ['outfit', id, 'private'],
      ['outfit', id, 'changed'],
      ['outfit', id, 'changed'],
      ['outfit', id, 'withdrawn'],
      ['outfit', id, 'private'],
      ['outfit', other, 'changed'],
      ['outfit', other, 'withdrawn'],
    ]);
  });

  it('lists newest first, of an owner, with a product, of a visibility, all together', async () => {
    await made({ title: 'A', items: [aPlacement({ productId: 'dress' })] });
    await made({ title: 'B', visibility: 'draft', items: [aPlacement({ productId: 'dress' })] });
    await made(
      { title: 'C', items: [aPlacement({ productId: 'dress' }), aPlacement({ productId: 'hat' })] },
      'ben',
    );
    expect(await titles({})).toEqual(['C', 'B', 'A']);
    expect(await titles({ visibility: 'public' })).toEqual(['C', 'A']);
    expect(await titles({ owner: 'ann' })).toEqual(['B', 'A']);
    expect(await titles({ product: 'dress' })).toEqual(['C', 'B', 'A']);
    expect(await titles({ product: 'dress', visibility: 'public', owner: 'ann' })).toEqual(['A']);
    expect(await titles({ product: 'hat', owner: 'ann' })).toEqual([]);
    expect(await titles({ product: 'Ä' })).toEqual([]);
  });

  it('finds by every word, whatever its ending, in title, tags and description; compounds by their parts', async () => {
    await made({ title: 'Blue dresses', description: 'For weddings' });
    await made({ title: 'Dress down', tags: ['friday'] });
    await made({ title: 'Sommerkleid', tags: ['blau'] });
    await made({ title: 'Secret dress', visibility: 'draft' });
    const found = (text: string) => titles({ visibility: 'public', terms: askedTerms(text) });
    expect(await found('dress')).toEqual(['Dress down', 'Blue dresses']);
    expect(await found('BLUE dress wedding')).toEqual(['Blue dresses']);
    expect(await found('dress -friday')).toEqual(['Blue dresses']);
    expect(await found('kleid')).toEqual(['Sommerkleid']);
    expect(await found('the dress for friday')).toEqual(['Dress down']);
    expect(await found('dress friday blue')).toEqual([]);
    expect(await found('%')).toEqual([]);
    expect(await titles({ owner: 'ann', terms: askedTerms('secret') })).toEqual(['Secret dress']);
  });

  it.each(['newest', 'popular'] as const)(
    'walks all pages by %s, with and without a filter',
    async (sort) => {
      const all: StoredOutfit[] = [];
      for (let n = 0; n < 7; n++) all.push(await made({ title: `Look ${n}` }));
      for (const [n, { id }] of all.entries())
        for (let fan = 0; fan < n % 3; fan++) await people.likes.set(id, `fan-${fan}`, true);
      const expected = (await outfits.list({ sort, limit: 100 })).items;
      const counts = expected.map(({ likeCount }) => likeCount);
      if (sort === 'popular') expect(counts).toEqual([2, 2, 1, 1, 0, 0, 0]);
      for (const filter of [{}, { product: 'p1' }, { terms: askedTerms('looks') }, { owner: 'ann' }])
        expect(await walked({ sort, limit: 2, visibility: 'public', ...filter })).toEqual(expected);
    },
  );

  it('lists what a person likes', async () => {
    const [a, b] = [await made({ title: 'A' }), await made({ title: 'B', visibility: 'draft' })];
    for (const { id } of [a, b]) await people.likes.set(id, 'ben', true);
    await made({ title: 'C' });
    expect(await titles({ likedBy: 'ben' })).toEqual(['B', 'A']);
    expect(await titles({ likedBy: 'ben', visibility: 'public' })).toEqual(['A']);
    expect(await titles({ likedBy: 'ann' })).toEqual([]);
  });

  async function walked(query: OutfitQuery): Promise<StoredOutfit[]> {
    const found: StoredOutfit[] = [];
    for (let after = query.after, pages = 0; pages < 9; pages++) {
      const page = await outfits.list({ ...query, after });
      found.push(...page.items);
      if (!page.next) break;
      after = page.next;
    }
    return found;
  }
}

/** What every Likes promises. */
export function likesContract(open: OpenPeople): void {
  let people: People;
  beforeEach(async () => {
    people = await open();
  });
  afterEach(() => people.close());

  const made = async (traits = {}) => (await people.outfits.create('ann', anOutfit(traits))).outfit.id;
  const countOf = async (id: string) => (await people.outfits.find(id))!.likeCount;

  it('counts a person once, and tells the log what changed but not who', async () => {
    const id = await made();
    const first = await people.likes.set(id, 'ben', true);
    expect(first).toEqual({ liked: true, likeCount: 1, position: expect.any(Number) });
    expect(await people.likes.set(id, 'ben', true)).toEqual({ liked: true, likeCount: 1 });
    expect(await people.likes.set(id, 'Ben', true)).toMatchObject({ likeCount: 2 });
    expect(await people.likes.set(id, 'ben', false)).toMatchObject({ liked: false, likeCount: 1 });
    expect(await people.likes.set(id, 'ben', false)).toEqual({ liked: false, likeCount: 1 });
    expect(await countOf(id)).toBe(1);
    const likes = (await people.changes()).filter(({ type }) => type === 'like');
    expect(likes.map((one) => `${one.id} ${one.kind}`)).toEqual(Array(3).fill(`${id} changed`));
    expect(likes[0]!.position).toBe(first!.position);
  });

  it('keeps a draft’s likes to itself, and leaves version and content alone', async () => {
    const id = await made({ visibility: 'draft' });
    await people.likes.set(id, 'ann', true);
    expect((await people.changes()).at(-1)).toMatchObject({ type: 'like', kind: 'private' });
    expect(await people.outfits.find(id)).toMatchObject({ version: 1, likeCount: 1 });
    const written = await people.outfits.replace(id, 1, anOutfit());
    expect(written!.outfit).toMatchObject({ version: 2, likeCount: 1 });
  });

  it('knows which of some outfits a person likes', async () => {
    const [a, b] = [await made(), await made()];
    await people.likes.set(a, 'ben', true);
    expect(await people.likes.among([a, b, 'nobody'], 'ben')).toEqual(new Set([a]));
    expect(await people.likes.among([a], 'ann')).toEqual(new Set());
    expect(await people.likes.among([], 'ben')).toEqual(new Set());
  });

  it('likes nothing that is not there, and forgets the likes of what goes', async () => {
    expect(await people.likes.set('nobody', 'ben', true)).toBeUndefined();
    const id = await made();
    await people.likes.set(id, 'ben', true);
    await people.outfits.remove(id, 1);
    expect(await people.likes.set(id, 'ben', false)).toBeUndefined();
    expect(await people.likes.among([id], 'ben')).toEqual(new Set());
  });

  it('counts right under 64 persons who like and unlike at once, at four instances', async () => {
    const id = await made();
    const instances = [people.likes, people.others(), people.others(), people.others()];
    const persons = Array.from({ length: 64 }, (_, n) => `fan-${n}`);
    const all = (liked: (n: number) => boolean) =>
      Promise.all(persons.map((person, n) => once(() => instances[n % 4]!.set(id, person, liked(n)))));
    await all(() => true);
    expect(await countOf(id)).toBe(64);
    await Promise.all([all((n) => n % 2 === 0), all((n) => n % 2 === 0)]);
    expect(await countOf(id)).toBe(32);
    const liking = await Promise.all(persons.map((person) => people.likes.among([id], person)));
    expect(liking.filter((set) => set.has(id))).toHaveLength(32);
    // Each change once, and no position twice.
    const positions = (await people.changes()).map(({ position }) => position);
    expect(positions).toHaveLength(1 + 64 + 32);
    expect(new Set(positions).size).toBe(positions.length);
  }, 30_000);
}

/** As clients do who are told to come again: on a loaded machine 128 at once may be more than the pool takes in a second. */
async function once<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem && error.code === 'unavailable') return once(work);
    throw error;
  }
}

/** What every Favourites promises. */
export function favouritesContract(open: OpenPeople): void {
  let people: People;
  let favourites: Favourites;
  beforeEach(async () => {
    people = await open();
    favourites = people.favourites;
    await people.stock('a', 'b', 'c');
  });
  afterEach(() => people.close());

  it('keeps a product once, of each person apart', async () => {
    const added = await favourites.add('ann', 'a');
    expect(added).toEqual({
      favourite: { productId: 'a', since: expect.any(String) },
      position: expect.any(Number),
    });
    expect(await favourites.add('ann', 'a')).toEqual({ favourite: added!.favourite });
    expect(await favourites.find('ann', 'a')).toEqual(added!.favourite);
    expect(await favourites.find('ben', 'a')).toBeUndefined();
    expect(await favourites.add('ann', 'nobody')).toBeUndefined();
    const many = await Promise.all([1, 2, 3, 4].map(() => favourites.add('ben', 'a')));
    expect(many.filter((one) => one!.position !== undefined)).toHaveLength(1);
  });

  it('lets one go', async () => {
    await favourites.add('ann', 'a');
    expect(await favourites.remove('ann', 'a')).toEqual(expect.any(Number));
    expect([await favourites.remove('ann', 'a'), await favourites.find('ann', 'a')]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('tells the log the product, not the person', async () => {
    await favourites.add('ann', 'a');
    await favourites.remove('ann', 'a');
    expect((await people.changes()).map(({ type, id, kind }) => [type, id, kind])).toEqual([
      ['favourite', 'a', 'changed'],
      ['favourite', 'a', 'changed'],
    ]);
  });

  it('lists the latest first, page by page, also those of one moment', async () => {
    await Promise.all(['a', 'b', 'c'].map((id) => favourites.add('ann', id)));
    await favourites.add('ben', 'a');
    const whole = await favourites.list('ann', 10);
    expect(whole.items.map(({ productId }) => productId).sort()).toEqual(['a', 'b', 'c']);
    const first = await favourites.list('ann', 2);
    const rest = await favourites.list('ann', 2, first.next);
    expect([...first.items, ...rest.items]).toEqual(whole.items);
    expect([whole.next, rest.next]).toEqual([undefined, undefined]);
    const times = whole.items.map(({ since }) => since);
    expect(times).toEqual([...times].sort().reverse());
  });
}

/** What every PersonalData promises. */
export function personalDataContract(open: OpenPeople): void {
  let people: People;
  beforeEach(async () => {
    people = await open();
  });
  afterEach(() => people.close());

  it('deletes all of one person and nothing of another', async () => {
    await people.stock('a');
    const repeatable = { key: 'k', digest: 'd' };
    const { outfit: own } = await people.outfits.create('ann', anOutfit(), repeatable);
    await people.outfits.create('ann', anOutfit({ visibility: 'draft' }));
    const { outfit: other } = await people.outfits.create('ben', anOutfit());
    await people.likes.set(other.id, 'ann', true);
    await people.likes.set(other.id, 'cem', true);
    await people.likes.set(own.id, 'ben', true);
    await people.favourites.add('ann', 'a');
    await people.favourites.add('ben', 'a');
    expect(await people.personalData.erase('ann')).toEqual({ outfits: 2, likes: 1, favourites: 1 });
    expect(await people.outfits.find(own.id)).toBeUndefined();
    expect(await people.outfits.find(other.id)).toMatchObject({ likeCount: 1 });
    expect(await people.repeated.find('ann', repeatable)).toBeUndefined();
    expect((await people.favourites.list('ben', 10)).items).toHaveLength(1);
    expect((await people.changes()).filter(({ kind }) => kind === 'withdrawn')).toHaveLength(1);
    expect(await people.personalData.erase('ann')).toEqual({ outfits: 0, likes: 0, favourites: 0 });
  });
}
