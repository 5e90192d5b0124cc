import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { entriesOf, findingsOf, offersOf } from './reading.js';
import type { FeedEntry } from '../../src/catalogue/issue.js';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/feeds/${name}`, import.meta.url));

interface Defect {
  readonly line: number;
  readonly id: string | null;
  readonly defect: string;
}

const { rows: defects, clean_rows: cleanRows } = JSON.parse(
  fixture('feed-dirty.defects.json').toString(),
) as {
  rows: Defect[];
  clean_rows: number;
};

/** What must become of each defect: its issues, `!` before errors, which reject the row. */
const expected: Record<string, string[]> = {
  missing_price: ['!missing_attribute price'],
  missing_brand: [],
  missing_color: [],
  edge_whitespace: [],
  na_as_text: [],
  na_title: ['!missing_attribute title'],
  inner_whitespace: [],
  duplicate_id_same_title: [],
  duplicate_id_conflict: [],
  title_unquoted_comma: ['!wrong_column_count'],
  too_few_fields: ['!wrong_column_count'],
  inch_mark_in_unquoted_field: [],
  doubled_quote_ok: [],
  newline_in_quotes: [],
  latin1_nbsp_byte: ['bad_encoding'],
  cp1252_bytes: ['bad_encoding'],
  mojibake_utf8_as_latin1: ['bad_encoding title'],
  replacement_character: ['bad_encoding description'],
  sentences_run_together: [],
  emoji_zero_width: [],
  html_in_description: ['html_stripped description'],
  script_in_description: ['html_stripped description'],
  price_wrong_currency: ['bad_currency price'],
  price_no_currency: ['!bad_currency price'],
  price_thousands_comma: [],
  price_decimal_comma: [],
  price_symbol: [],
  price_lower_currency: [],
  price_text: ['!bad_price price'],
  price_zero: ['!bad_price price'],
  price_negative: ['!bad_price price'],
  price_huge: ['!bad_price price'],
  price_three_decimals: [],
  missing_id: ['!missing_attribute id'],
  id_whitespace: [],
  id_needs_url_encoding: [],
  id_too_long: ['!text_too_long id'],
  title_too_long: ['text_too_long title'],
  link_bad_scheme: ['!bad_url link'],
  link_malformed: ['!bad_url link'],
  image_list_as_json_text: [],
  image_list_tilde: [],
  availability_schema_org: [],
  availability_old_google: [],
  availability_unknown: [],
  gender_unknown: [],
  size_list_comma: [],
  category_tree_as_text: [],
  brand_alias: [],
};

/** What the repaired rows have to say. */
const repaired: Record<string, object> = {
  edge_whitespace: { colour: 'Navy Blue' },
  inner_whitespace: { title: 'Global Desi Women White Tunic' },
  inch_mark_in_unquoted_field: { title: `Nike Women's EM Tempo 3.5" Pink Short` },
  doubled_quote_ok: { title: `Nike Women's EM Tempo 3.5" Purple Short` },
  newline_in_quotes: { description: 'Line one of the text line two, with a comma line three' },
  latin1_nbsp_byte: { description: expect.stringContaining('calf length kurta') },
  cp1252_bytes: { title: 'Esprit Café Crème Women’s Top', description: 'Soft cotton – “everyday” top' },
  mojibake_utf8_as_latin1: { title: 'L’Oréal Women’s Scarf' },
  replacement_character: { description: 'and dupattaBeige made to measure calf length kurta' },
  emoji_zero_width: { title: 'Puma Men’s 🔥 Sale T-shirt ®' },
  html_in_description: { description: 'Intel® Core™ watch (2M Cache, 1.83 GHz) & more' },
  script_in_description: { description: 'Nice' },
  price_wrong_currency: { price: { minor: 1999, currency: 'USD' } },
  price_thousands_comma: { price: { minor: 129900, currency: 'INR' } },
  price_decimal_comma: { price: { minor: 129900, currency: 'INR' } },
  price_symbol: { price: { minor: 129900, currency: 'INR' } },
  price_lower_currency: { price: { minor: 129900, currency: 'INR' } },
  price_three_decimals: { price: { minor: 129901, currency: 'INR' } },
  id_whitespace: { sku: 'S99001' },
  id_needs_url_encoding: { sku: 'S/99 002?x=1#é' },
  title_too_long: { title: 'T'.repeat(150) },
  image_list_as_json_text: { images: ['http://img.example.com/a.jpg', 'http://img.example.com/b.jpg'] },
  image_list_tilde: { images: ['https://img.example.com/a.jpg', 'https://img.example.com/b.jpg'] },
  availability_schema_org: { availability: 'in_stock' },
  availability_old_google: { availability: 'in_stock' },
  availability_unknown: { availability: 'in_stock' },
  gender_unknown: { gender: 'unisex', ageGroup: 'kids' },
  size_list_comma: { sizes: ['S', 'M', 'L'] },
  category_tree_as_text: { category: ['Clothing', "Women's Clothing", 'Shorts', 'Alisha Shorts'] },
};

/** The line of a row, also of one without an issue: one line each, but for a row of three and two blank ones. */
function lineOf({ row }: FeedEntry): number {
  return row <= 25 ? row + 1 : row + 5;
}

describe('the dirty feed', () => {
  let entries: FeedEntry[];
  beforeAll(async () => {
    entries = await entriesOf(fixture('feed-dirty.csv'));
  });
  const at = (line: number) => entries.find((entry) => lineOf(entry) === line);

  const explained = defects.filter(({ id, defect }) => id !== null || defect === 'missing_id');

  it.each(explained)('explains $defect on line $line', ({ line, id, defect }) => {
    const entry = at(line);
    expect(entry?.sku).toBe(id?.slice(0, 100));
    expect(findingsOf(entry)).toEqual(expected[defect]);
    const isRejected = expected[defect]!.some((finding) => finding.startsWith('!'));
    expect(entry?.offer === undefined).toBe(isRejected);
    expect(entry?.issues.every((issue) => issue.line === line && issue.advice.length > 20)).toBe(true);
    expect(entry?.offer ?? {}).toMatchObject(repaired[defect] ?? {});
  });

  it('skips blank rows, and accepts all others without a word', () => {
    const skipped = defects.filter(({ defect }) =>
      ['blank_line', 'all_empty_fields'].includes(defect),
    ).length;
    expect(entries).toHaveLength(cleanRows + defects.length - skipped);
    const lines = new Set(defects.map(({ line }) => line));
    const clean = entries.filter((entry) => !lines.has(lineOf(entry)));
    expect(clean).toHaveLength(cleanRows);
    expect(clean.every(({ offer, issues }) => offer !== undefined && issues.length === 0)).toBe(true);
  });

  it('takes bare prices in the shop’s currency', async () => {
    const rows = await entriesOf(fixture('feed-dirty.csv'), { currency: 'INR' });
    const entry = rows.find((row) => row.sku === 'S48140');
    expect(entry).toMatchObject({ offer: { price: { minor: 129900, currency: 'INR' } }, issues: [] });
  });
});

describe('the feeds beside it', () => {
  it.each(['feed-dirty-unbalanced-merge.csv', 'feed-dirty-unbalanced-eof.csv'])(
    '%s loses one row',
    async (name) => {
      const entries = await entriesOf(fixture(name));
      expect(entries).toHaveLength(14);
      expect(entries.filter(({ offer }) => offer !== undefined)).toHaveLength(12);
      expect(entries[5]).toMatchObject({
        row: 6,
        sku: 'S99101',
        issues: [{ code: 'unbalanced_quote', line: 7 }],
      });
      expect(entries[6]?.offer?.title).toBe('Diva Women White Printed Kurta');
    },
  );

  it.each(['feed-dirty-utf16.csv', 'feed-dirty-bom-semicolon-crlf.csv'])('%s is read whole', async (name) => {
    const offers = await offersOf(fixture(name));
    expect(offers).toHaveLength(12);
    expect(offers[0]).toMatchObject({ sku: 'S3675', sizes: ['6', '7', '8', '9'], price: { minor: 169900 } });
  });

  it('the reordered header is understood; what it lacks is said once', async () => {
    const entries = await entriesOf(fixture('feed-dirty-reordered-header.csv'));
    expect(entries.map(findingsOf)).toEqual([
      ['missing_attribute availability'],
      ...Array.from({ length: 11 }, () => []),
    ]);
    expect(entries[0]?.offer).toMatchObject({ sku: 'S3675', availability: 'in_stock' });
  });

  it.each(['feed-empty.csv', 'feed-header-only.csv'])('%s is empty', async (name) => {
    await expect(entriesOf(fixture(name))).rejects.toMatchObject({ code: 'empty_feed' });
  });
});
