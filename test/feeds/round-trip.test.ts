import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { entriesOf, offersOf } from './reading.js';
import { csvOf, ndjsonOf, rssOf } from './rows.js';
import type { FeedOffer } from '../../src/catalogue/offer.js';
import type { Row } from './rows.js';

const letters = [...'abcXYZ0189äßéø,;|\t"\'()&%.!?-/€’“漢🔥'];
const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 12 });
/** Words apart by one blank, which normalising leaves as they are. */
const text = fc
  .array(word, { minLength: 1, maxLength: 6 })
  .map((words) => `A${words.join(' ')}z`.replace(/&\w+;/g, '').replace(/\s+/g, ' '));

const offer = fc.record<FeedOffer>({
  sku: text,
  title: text,
  description: text,
  brand: text,
  category: fc.constantFrom([], ['Women'], ['Women', 'Coats & Jackets']),
  sizes: fc.constantFrom([], ['M'], ['S', 'M', 'XL']),
  gender: fc.constantFrom('female', 'male', 'unisex'),
  link: fc.webUrl({ validSchemes: ['https'] }).map((url) => new URL(url).href),
  images: fc.constantFrom([], ['https://img.example.com/a.jpg']),
  price: fc.record({ minor: fc.integer({ min: 1, max: 1e9 }), currency: fc.constantFrom('EUR', 'INR') }),
  availability: fc.constantFrom('in_stock', 'out_of_stock', 'preorder', 'backorder'),
});

function rowOf({
  sku,
  title,
  description,
  brand,
  category,
  sizes,
  gender,
  link,
  images,
  price,
  availability,
}: FeedOffer): Row {
  return {
    id: sku,
    title,
    description: description!,
    brand: brand!,
    product_type: category.join(' > '),
    size: sizes.join('/'),
    gender: gender!,
    link,
    image_link: images.join(','),
    price: `${(price.minor / 100).toFixed(2)} ${price.currency}`,
    availability,
  };
}

const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;
const offers = fc.array(offer, { minLength: 1, maxLength: 8 });

describe('offers written as a feed', () => {
  it.each([',', ';', '\t', '|'])('are read back from CSV with %j', async (delimiter) => {
    const ends = fc.constantFrom('\n', '\r\n');
    await fc.assert(
      fc.asyncProperty(offers, ends, async (written, end) => {
        const content = csvOf(written.map(rowOf), delimiter, end);
        expect(plain(await offersOf(content))).toEqual(plain(written));
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['XML', rssOf],
    ['NDJSON', ndjsonOf],
  ])('are read back from %s', async (_, write) => {
    await fc.assert(
      fc.asyncProperty(offers, async (written) => {
        expect(plain(await offersOf(write(written.map(rowOf))))).toEqual(plain(written));
      }),
      { numRuns: 50 },
    );
  });

  it('are the same however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(offers, fc.integer({ min: 1, max: 60 }), async (written, size) => {
        const content = csvOf(written.map(rowOf));
        expect(await entriesOf(content, {}, size)).toEqual(await entriesOf(content));
      }),
      { numRuns: 50 },
    );
  });
});

describe('any bytes', () => {
  it('are a feed or a FeedError, never a crash', async () => {
    const junk = fc.oneof(
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
      fc
        .string({ unit: fc.constantFrom(...'"\n\r,;{}[]<>&/ aid\ufeff\u0000') })
        .map((string) => Buffer.from(string)),
    );
    const prefixes = fc.constantFrom(
      '',
      'id,title,link,price\n',
      '<rss><item>',
      '{"id":1}\n',
      '\u001f\u008b',
    );
    await fc.assert(
      fc.asyncProperty(prefixes, junk, async (prefix, bytes) => {
        const content = Buffer.concat([Buffer.from(prefix, 'latin1'), bytes]);
        await entriesOf(content).catch((error: { name: string }) => expect(error.name).toBe('FeedError'));
      }),
      { numRuns: 500 },
    );
  });
});
