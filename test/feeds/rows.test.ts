import { describe, expect, it } from '@jest/globals';
import { entriesOf, findingsOf } from './reading.js';
import { aRow, csvOf } from './rows.js';
import type { Row } from './rows.js';

async function read(values: Row, options = {}) {
  const [entry] = await entriesOf(csvOf([aRow(values)]), options);
  return { ...entry!, findings: findingsOf(entry) };
}

describe('a row', () => {
  it('becomes an offer', async () => {
    const { offer } = await read({
      brand: 'Kookai',
      material: 'Wool',
      item_group_id: 'G1',
      gtin: '4006381333931',
    });
    expect(JSON.parse(JSON.stringify(offer))).toEqual({
      sku: 'A1',
      groupId: 'G1',
      gtin: '04006381333931',
      title: 'Wool Coat',
      brand: 'Kookai',
      category: [],
      sizes: [],
      material: 'Wool',
      link: 'https://shop.example.com/p/a1',
      images: ['https://img.example.com/a1.jpg'],
      price: { minor: 12995, currency: 'EUR' },
      availability: 'in_stock',
    });
  });

  it('has all its mistakes named at once', async () => {
    const wrong = {
      id: '',
      title: 'N/A',
      link: 'ftp://x',
      price: 'free',
      availability: 'maybe',
      gender: 'x',
      gtin: '123',
    };
    const { offer, findings } = await read(wrong);
    expect(offer).toBeUndefined();
    expect(findings.toSorted()).toEqual([
      '!bad_price price',
      '!bad_url link',
      '!missing_attribute id',
      '!missing_attribute title',
      '!unknown_availability availability',
      'bad_gtin gtin',
      'unknown_gender gender',
    ]);
  });

  it.each([
    [{ gtin: '4006381333932' }, ['bad_gtin gtin'], { gtin: undefined }],
    [{ gtin: '316148410X' }, [], { gtin: undefined }],
    [{ gender: 'alien' }, ['unknown_gender gender'], { gender: undefined }],
    [{ image_link: 'none yet' }, ['bad_url image_link'], { images: [] }],
    [{ availability: '' }, ['missing_attribute availability'], { availability: 'in_stock' }],
    [{ item_group_id: 'g'.repeat(101) }, ['text_too_long item_group_id'], { groupId: undefined }],
    [{ title: '<b>Coat</b>' }, ['html_stripped title'], { title: 'Coat' }],
    [{ brand: '<b>Kookai</b>' }, ['html_stripped brand'], { brand: 'Kookai' }],
    [{ description: 'x '.repeat(3000) }, ['text_too_long description'], { title: 'Wool Coat' }],
    [{ age_group: 'kids', gender: 'female' }, [], { ageGroup: 'kids', gender: 'female' }],
    [
      { product_type: '', google_product_category: 'Apparel > Coats' },
      [],
      { category: ['Apparel', 'Coats'] },
    ],
    [{ google_product_category: '1604' }, [], { category: [] }],
  ])('with %j is accepted: %j', async (values, findings, offer) => {
    const entry = await read(values as Row);
    expect(entry.findings).toEqual(findings);
    expect(entry.offer).toMatchObject(offer);
  });

  it.each([
    [{ sale_price: '99.95 EUR' }, [], 9995, 12995],
    [{ sale_price: '129.95 EUR' }, [], 12995, undefined],
    [{ sale_price: '199.95 EUR' }, ['bad_price sale_price'], 12995, undefined],
    [{ sale_price: '99.95 USD' }, ['bad_price sale_price'], 12995, undefined],
    [{ sale_price: 'soon' }, ['bad_price sale_price'], 12995, undefined],
    [{ rrp_price: '150 EUR' }, [], 12995, 15000],
    [{ rrp_price: '100 EUR' }, [], 12995, undefined],
  ])('with %j costs: %j %d, before %d', async (values, findings, minor, before) => {
    const entry = await read(values as Row);
    expect(entry.findings).toEqual(findings);
    expect(entry.offer?.price.minor).toBe(minor);
    expect(entry.offer?.listPrice?.minor).toBe(before);
  });

  it('shows what was seen, cut to 120 characters', async () => {
    const { issues } = await read({ link: `ftp://${'x'.repeat(500)}` });
    expect(issues[0]?.seen).toHaveLength(120);
  });

  it('may have empty cells too many, as spreadsheets write them', async () => {
    const entries = await entriesOf(csvOf([aRow()]).replaceAll('\n', ',,\n'));
    expect(entries.map(findingsOf)).toEqual([[]]);
  });

  it.each([1_100_000, 3_000_000])('of %d characters is rejected, the others are read', async (length) => {
    const entries = await entriesOf(csvOf([aRow(), aRow({ title: 'x'.repeat(length) }), aRow({ id: 'A3' })]));
    expect(entries.map(findingsOf)).toEqual([[], ['!bad_row'], []]);
    expect(entries.map(({ row, sku }) => [row, sku])).toEqual([
      [1, 'A1'],
      [2, 'A1'],
      [3, 'A3'],
    ]);
  });
});
