import { describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { FeedError } from '../../src/catalogue/feed-error.js';
import { chunksOf, entriesOf } from './reading.js';
import { aRow, csvOf, rssOf } from './rows.js';
import { readFeed } from '../../src/feeds/read-feed.js';
import type { FeedOptions } from '../../src/feeds/read-feed.js';

const header = csvOf([aRow()]).split('\n')[0]!;
const csv = csvOf(Array.from({ length: 2000 }, (_, at) => aRow({ id: `A${at}` })));
const rss = rssOf([aRow(), aRow()]);

/** The error of a feed and how many rows came before it. */
async function failureOf(content: string | Uint8Array, options: FeedOptions = {}) {
  let rows = 0;
  try {
    for await (const batch of readFeed(chunksOf(content), options)) rows += batch.length;
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    return { code: error.code, message: error.message, line: error.line, advice: error.advice, rows };
  }
  throw new Error('it was read');
}

describe('a feed without rows', () => {
  it.each([
    ['no bytes', ''],
    ['blank lines', '\n\r\n  \n'],
    ['a byte order mark', '\ufeff'],
    ['a header', `${header}\n`],
    ['a header without a line end', header],
    ['a header and empty rows', `${header}\n,,,,,\n\n`],
    ['RSS without items', '<rss><channel></channel></rss>'],
    ['gzip of nothing', gzipSync('')],
  ])('is empty: %s', async (_, content) => {
    expect(await failureOf(content)).toMatchObject({ code: 'empty_feed', rows: 0 });
  });
});

describe('what is no feed', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['an HTML page', '<!DOCTYPE html><html><body>Login</body></html>', /HTML/],
    ['an HTML page without a doctype', '\n<html lang="en"><head></head></html>', /HTML/],
    ['XHTML', '<?xml version="1.0"?><html><body/></html>', /HTML/],
    ['a zip', Buffer.from('PK\u0003\u0004........'), /zip/],
    ['a PDF', '%PDF-1.7 ...', /PDF/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), /image/],
    ['bytes', Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 7919) % 31)), /binary/],
    ['a JSON array', '[{"id":1}]', /array/],
    ['a JSON document', '{\n  "products": []\n}\n', /JSON object/],
    ['a sitemap', '<urlset><url><loc>x</loc></url></urlset>', /urlset/],
    ['prose', 'Dear customer,\nyour feed has moved.\n', /“id”, “title”, “link”, “price”/],
    ['an open quote', '"id,title,link\nx', /“price”/],
    ['gzip within gzip', gzipSync(gzipSync(csv)), /gzip/],
    ['a page that was zipped', gzipSync('<html></html>'), /HTML/],
  ])('is refused before any row: %s', async (_, content, message) => {
    const failure = await failureOf(content);
    expect(failure).toMatchObject({ code: 'not_a_feed', rows: 0, advice: expect.stringMatching(/./) });
    expect(failure.message).toMatch(message);
  });

  it('names every column that a header lacks', async () => {
    const failure = await failureOf('id,brand\n1,Kookai\n');
    expect(failure.message).toMatch(/lacks the columns “title”, “link”, “price”/);
    expect(failure.line).toBe(1);
  });
});

describe('a broken feed', () => {
  it('is one whose gzip is cut off, the rows before being read', async () => {
    const whole = gzipSync(csv, { level: 0 });
    const failure = await failureOf(whole.subarray(0, whole.length / 2), { batchSize: 100 });
    expect(failure).toMatchObject({ code: 'broken_feed' });
    expect(failure.rows).toBeGreaterThan(0);
  });

  it('is one whose gzip is damaged', async () => {
    const damaged = gzipSync(csv);
    damaged.fill(0xff, 40, 60);
    expect(await failureOf(damaged)).toMatchObject({ code: 'broken_feed', rows: 0 });
  });

  it.each([
    ['cut off', rss.slice(0, -30), 4],
    ['wrongly nested', rss.replace('</g:title>', '</g:link>'), 3],
    ['an unescaped &', rss.replace('Wool Coat', 'H & M; Coat'), 3],
    ['nested too deeply', `<rss>${'<a>'.repeat(100)}`, 1],
  ])('is XML that is %s', async (_, content, line) => {
    expect(await failureOf(content)).toMatchObject({ code: 'broken_feed', line });
  });

  it.each([
    ['text', '<rss><item><g:title>'],
    ['comment', '<rss><!--'],
    ['CDATA section', '<rss><item><g:title><![CDATA['],
    ['attribute', '<rss a="'],
  ])('is XML with an endless %s: nobody holds it in memory', async (_, start) => {
    let sent = 0;
    async function* endless() {
      yield Buffer.from(start);
      for (; sent < 50; sent++) yield Buffer.alloc(128 * 1024, 'x > y ');
    }
    await expect(async () => {
      for await (const batch of readFeed(endless())) expect(batch).toEqual([]);
    }).rejects.toMatchObject({ code: 'broken_feed' });
    expect(sent).toBeLessThan(40);
  });
});

describe('a feed that is too large', () => {
  it('is noticed by its unpacked size', async () => {
    const options = { maxBytes: 50_000, batchSize: 10 };
    expect(await failureOf(csv, options)).toMatchObject({ code: 'feed_too_large' });
    expect(await failureOf(gzipSync(csv), options)).toMatchObject({ code: 'feed_too_large' });
    expect(await entriesOf(gzipSync(csv), { maxBytes: csv.length })).toHaveLength(2000);
  });
});

describe('an error of the source', () => {
  it.each([false, true])('comes through as it is (gzip: %s)', async (zipped) => {
    const bytes = zipped ? gzipSync(csv, { level: 0 }) : Buffer.from(csv);
    async function* source() {
      yield bytes.subarray(0, 100_000);
      throw new Error('connection reset');
    }
    await expect(async () => {
      for await (const batch of readFeed(source())) expect(batch.length).toBeGreaterThan(0);
    }).rejects.toThrow('connection reset');
  });
});
