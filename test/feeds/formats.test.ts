import { describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { chunksOf, entriesOf, findingsOf, offersOf } from './reading.js';
import { aRow, atomOf, csvOf, ndjsonOf, rssOf } from './rows.js';
import { readFeed } from '../../src/feeds/read-feed.js';

const colours = ['Navy Blue', 'Grey', 'Black/White'];
const rows = Array.from({ length: 30 }, (_, at) =>
  aRow({
    id: `S${at}`,
    title: `Größe ${at}: “Coat”, 3.5" & more`,
    description: at % 2 === 0 ? 'One, two; three | four' : 'Plain',
    link: `https://shop.example.com/p/${at}?a=1&b=2`,
    price: `${at + 1}.95 EUR`,
    brand: 'Müller',
    product_type: 'Women > Coats',
    color: colours[at % 3]!,
    size: 'M',
    gender: 'female',
    item_group_id: `G${Math.floor(at / 3)}`,
  }),
);
const csv = csvOf(rows);
const utf16 = Buffer.from(csv, 'utf16le');

describe('the same rows', () => {
  it.each<[string, string | Uint8Array]>([
    ['CSV with CRLF', csvOf(rows, ',', '\r\n')],
    ['CSV with CR', csvOf(rows, ',', '\r')],
    ['CSV without a last line end', csv.trimEnd()],
    ['semicolons', csvOf(rows, ';')],
    ['pipes', csvOf(rows, '|')],
    ['TSV', csvOf(rows, '\t')],
    ['a byte order mark', `\ufeff${csv}`],
    ['UTF-16 LE', utf16],
    ['UTF-16 LE with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
    ['UTF-16 BE', Buffer.from(utf16).swap16()],
    ['UTF-16 BE with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]).swap16()],
    ['gzip', gzipSync(csv)],
    ['gzip in two members', Buffer.concat([gzipSync(csv.slice(0, 999)), gzipSync(csv.slice(999))])],
    ['RSS', rssOf(rows)],
    ['gzipped RSS', gzipSync(rssOf(rows))],
    ['Atom', atomOf(rows)],
    ['NDJSON', ndjsonOf(rows)],
    [
      'columns in another order',
      csvOf(rows.map((row) => ({ x: '1', ...Object.fromEntries(Object.entries(row).toReversed()) }))),
    ],
  ])('are the same offers in %s', async (_, content) => {
    const expected = await offersOf(csv);
    expect(expected).toHaveLength(30);
    expect(await offersOf(content)).toEqual(expected);
  });

  it('are the same offers in Windows-1252', async () => {
    const entries = await entriesOf(Buffer.from(csv.replaceAll(/[“”]/g, "'"), 'latin1'));
    expect(entries.map(({ offer }) => offer?.title)).toEqual(
      rows.map(({ title }) => title!.replaceAll(/[“”]/g, "'")),
    );
    expect(entries.flatMap(({ issues }) => issues)).toEqual([]);
  });

  it.each([37, 1000])('are the same in chunks of %d bytes', async (size) => {
    // More than what is looked at in one go for recognising the format.
    const many = Array.from({ length: 10 }, () => rows).flat();
    const expected = await entriesOf(csvOf(many));
    expect(await entriesOf(csvOf(many), {}, size)).toEqual(expected);
    expect(await entriesOf(Buffer.from(csvOf(many), 'utf16le'), {}, size)).toEqual(expected);
    const fromXml = await entriesOf(rssOf(many), {}, size);
    expect(fromXml.map(({ offer }) => offer)).toEqual(expected.map(({ offer }) => offer));
    expect(fromXml.flatMap(({ issues }) => issues)).toEqual([]);
  });
});

describe('an Awin feed', () => {
  const awin = {
    aw_deep_link: 'https://www.awin1.com/pclick.php?p=1',
    product_name: 'Wool Coat',
    aw_product_id: '987',
    merchant_product_id: 'M-1',
    merchant_image_url: 'https://img.example.com/a1.jpg',
    description: 'Warm',
    merchant_category: 'Women > Coats',
    search_price: '129.95',
    rrp_price: '199.95',
    currency: 'GBP',
    brand_name: 'Kookai',
    colour: 'navy',
    in_stock: '1',
    ean: '4006381333931',
    'Fashion:size': 'S/M',
  };

  it('is read by its columns', async () => {
    const [offer] = await offersOf(csvOf([awin]));
    expect(JSON.parse(JSON.stringify(offer))).toEqual({
      sku: 'M-1',
      gtin: '04006381333931',
      title: 'Wool Coat',
      description: 'Warm',
      brand: 'Kookai',
      category: ['Women', 'Coats'],
      colour: 'Navy',
      sizes: ['S', 'M'],
      link: 'https://www.awin1.com/pclick.php?p=1',
      images: ['https://img.example.com/a1.jpg'],
      price: { minor: 12995, currency: 'GBP' },
      listPrice: { minor: 19995, currency: 'GBP' },
      availability: 'in_stock',
    });
  });

  it('falls back to Awin’s own id', async () => {
    const [offer] = await offersOf(csvOf([{ ...awin, merchant_product_id: '' }]));
    expect(offer?.sku).toBe('987');
  });
});

describe('XML', () => {
  const item = (inner: string, root = 'rss') =>
    `<${root} xmlns:g="http://base.google.com/ns/1.0"><channel><item>${inner}</item></channel></${root}>`;
  const good =
    '<g:id>1</g:id><title>Coat</title><link>https://shop.example.com/1</link><g:price>5.00 EUR</g:price><g:availability>in_stock</g:availability>';

  it('takes repeated elements, CDATA, and no nested ones', async () => {
    const [offer] = await offersOf(
      item(`<g:shipping><g:price>99.00 EUR</g:price></g:shipping>${good}<g:size>S</g:size><g:size>M</g:size>
        <description><![CDATA[<b>Warm</b> & soft]]></description>
        <g:image_link>https://img.example.com/a.jpg</g:image_link>
        <g:additional_image_link>https://img.example.com/b.jpg</g:additional_image_link>
        <g:additional_image_link>https://img.example.com/c.jpg</g:additional_image_link>`),
    );
    expect(offer).toMatchObject({ sizes: ['S', 'M'], price: { minor: 500 }, description: 'Warm & soft' });
    expect(offer?.images).toHaveLength(3);
  });

  it('understands HTML’s entities, and expands none of a DTD', async () => {
    const bomb =
      '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>';
    const [offer] = await offersOf(bomb + item(`${good}<g:brand>M&uuml;ller &b; &x;</g:brand>`));
    expect(offer?.brand).toBe('Müller &b; &x;');
  });

  it('prefers what has the g: prefix, wherever it stands', async () => {
    const [offer] = await offersOf(
      item(`<id>tag:1</id><title>Page</title>${good}<g:title>Wool Coat</g:title>`),
    );
    expect(offer).toMatchObject({ sku: '1', title: 'Wool Coat' });
  });

  it('repairs an item with bad bytes, and says so', async () => {
    const text = item(good.replace('Coat', 'Größe')) + '\n'.repeat(3);
    const utf8 = item(good.replace('Coat', 'Größen'));
    const both = Buffer.concat([
      Buffer.from(utf8.replace('</channel></rss>', '\n\n')),
      Buffer.from(text.slice(text.indexOf('<item>')), 'latin1'),
    ]);
    const entries = await entriesOf(both);
    expect(entries.map(({ offer }) => offer?.title)).toEqual(['Größen', 'Größe']);
    expect(entries.map(findingsOf)).toEqual([[], ['bad_encoding']]);
  });

  it('is in Latin-1 where it says so', async () => {
    const prolog = '<?xml version="1.0" encoding="ISO-8859-1"?>';
    const entries = await entriesOf(Buffer.from(prolog + item(good.replace('Coat', 'Größe')), 'latin1'));
    expect(entries[0]).toMatchObject({ offer: { title: 'Größe' }, issues: [] });
  });

  it('tells the line of an item', async () => {
    const [entry] = await entriesOf(item('\n<title>x</title>').replace('<item>', '\n\n<item>'));
    expect(entry?.issues[0]).toMatchObject({ row: 1, line: 3 });
  });

  it('rejects an item longer than 1 MiB and goes on', async () => {
    const long = `<item><g:description>${'x '.repeat(300_000)}</g:description><g:material>${'y '.repeat(300_000)}</g:material></item>`;
    const entries = await entriesOf(item(good).replace('<item>', `${long}<item>`));
    expect(entries.map(findingsOf)).toEqual([['!bad_row'], []]);
  });
});

describe('NDJSON', () => {
  const object = { id: 'A1', title: 'Coat', link: 'https://shop.example.com/1', availability: 'in_stock' };
  const read = async (members: object) =>
    (await offersOf(`${JSON.stringify({ ...object, ...members })}\n`))[0];

  it('takes numbers, lists and objects', async () => {
    const price = {
      price: 1699,
      currency: 'inr',
      sizes: ['6', '7'],
      category: ['Shoes', 'Boots'],
      in_stock: true,
    };
    expect(await read(price)).toMatchObject({
      price: { minor: 169900, currency: 'INR' },
      sizes: ['6', '7'],
      category: ['Shoes', 'Boots'],
    });
    expect(await read({ price: { value: '49.95', currency: 'EUR' } })).toMatchObject({
      price: { minor: 4995 },
    });
    expect(await read({ price: 1.299, currency: 'EUR' })).toMatchObject({ price: { minor: 130 } });
    expect(await read({ id: 7, price: '5 EUR' })).toMatchObject({ sku: '7' });
  });

  it('prefers product_type to category', async () => {
    const both = { price: '5 EUR', category: ['Boots'], product_type: 'Men > Boots' };
    expect(await read(both)).toMatchObject({ category: ['Men', 'Boots'] });
  });

  it('reports a line that is no object, and reads the others', async () => {
    const line = JSON.stringify({ ...object, price: '5 EUR' });
    const entries = await entriesOf([line, '{"id": "B', '[1]', 'null', '', line].join('\n'));
    expect(entries.map(findingsOf)).toEqual([[], ['!bad_row'], ['!bad_row'], ['!bad_row'], []]);
    expect(entries.map((entry) => entry.row)).toEqual([1, 2, 3, 4, 5]);
    expect(entries[1]?.issues[0]).toMatchObject({ row: 2, line: 2, seen: '{"id": "B' });
  });
});

describe('batches', () => {
  it('have the size asked for, in feed order', async () => {
    const sizes: number[] = [];
    for await (const batch of readFeed(chunksOf(csv), { batchSize: 8 })) sizes.push(batch.length);
    expect(sizes).toEqual([8, 8, 8, 6]);
  });

  it('leave out the rows that are done, and go on counting', async () => {
    const all = await entriesOf(csv);
    expect(await entriesOf(csv, { skipRows: 12 })).toEqual(all.slice(12));
    expect(await entriesOf(csv, { skipRows: 30 })).toEqual([]);
  });

  it('are read on demand, and the source is let go when nobody wants more', async () => {
    let pulled = 0;
    let closed = false;
    async function* source() {
      try {
        for (;;) {
          pulled++;
          yield Buffer.from(csv);
        }
      } finally {
        closed = true;
      }
    }
    for await (const batch of readFeed(source(), { batchSize: 10 })) {
      if (batch[0]!.row > 20) break;
    }
    expect(pulled).toBeLessThan(40);
    expect(closed).toBe(true);
  });
});
