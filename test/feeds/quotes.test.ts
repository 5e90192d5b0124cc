import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isQuoteOpen, parseCells } from '../../src/feeds/rows/cells.js';
import { entriesOf, findingsOf } from './reading.js';
import { aRow, csvOf } from './rows.js';

const header = 'id,title,description,link,price,availability\n';
const good = (id: string) => `${id},Coat,"Warm, soft",https://shop.example.com/${id},5 EUR,in_stock\n`;
const plain = (id: string) => `${id},Coat,Warm,https://shop.example.com/${id},5 EUR,in_stock\n`;
const inch = (id: string) => `${id},Coat 3.5" long,Warm,https://shop.example.com/${id},5 EUR,in_stock\n`;

/** Row, id and `ok` or the code, of every row. */
async function summaryOf(...lines: string[]) {
  const entries = await entriesOf(header + lines.join(''));
  return entries.map(({ row, sku, offer, issues }) => `${row} ${sku} ${offer ? 'ok' : issues[0]?.code}`);
}

describe('a quote that nobody closed', () => {
  const openQuote = 'BAD,"Coat,Warm,https://shop.example.com/bad,5 EUR,in_stock\n';

  it.each([
    ['before rows with quotes', [good('A'), openQuote, good('B'), good('C')]],
    ['before rows without', [plain('A'), openQuote, plain('B'), plain('C')]],
    ['before a row without and a row with quotes', [good('A'), openQuote, plain('B'), good('C')]],
    ['before an inch mark', [good('A'), openQuote, inch('B'), plain('C')]],
  ])('costs one row, %s', async (_, lines) => {
    expect(await summaryOf(...lines)).toEqual(['1 A ok', '2 BAD unbalanced_quote', '3 B ok', '4 C ok']);
  });

  it('in every other row costs those', async () => {
    expect(await summaryOf(openQuote, good('A'), openQuote, plain('B'), openQuote)).toEqual([
      '1 BAD unbalanced_quote',
      '2 A ok',
      '3 BAD unbalanced_quote',
      '4 B ok',
      '5 BAD unbalanced_quote',
    ]);
  });

  it('twice in a row costs two', async () => {
    expect(await summaryOf(openQuote, openQuote, good('A'))).toEqual([
      '1 BAD unbalanced_quote',
      '2 BAD unbalanced_quote',
      '3 A ok',
    ]);
  });

  it('tells the line where it opened', async () => {
    const entries = await entriesOf(header + good('A') + openQuote + good('B'));
    expect(entries[1]?.issues[0]).toMatchObject({
      row: 2,
      line: 3,
      advice: expect.stringContaining('line 3'),
    });
  });

  it('takes the text lines that follow it along, but not the next row with a wrong width', async () => {
    const short = 'SHORT,Coat,https://shop.example.com/s\n';
    expect(await summaryOf('BAD,Coat,"Warm\n', 'and soft\n', short, plain('A'))).toEqual([
      '1 BAD unbalanced_quote',
      '2 SHORT wrong_column_count',
      '3 A ok',
    ]);
  });

  it('is given up after 200 lines, in bounded memory', async () => {
    const lines = Array.from({ length: 5000 }, (_, at) => `line ${at} of a text\n`);
    expect(await summaryOf('BAD,Coat,"Warm\n', ...lines, plain('A'), plain('B'))).toEqual([
      '1 BAD unbalanced_quote',
      '2 A ok',
      '3 B ok',
    ]);
  });
});

describe('a quoted text with line breaks', () => {
  it('is one row, whatever stands in its lines', async () => {
    const text =
      'First, second\nthird, see https://shop.example.com/x\n\n"quoted", and 3.5" wide\r\nlast, one, two';
    const entries = await entriesOf(csvOf([aRow({ description: text }), aRow({ id: 'A2' })]));
    expect(entries.map(findingsOf)).toEqual([[], []]);
    expect(entries[0]?.offer?.description).toBe(
      'First, second third, see https://shop.example.com/x "quoted", and 3.5" wide last, one, two',
    );
  });

  it('counts the lines of the rows after it right', async () => {
    const entries = await entriesOf(csvOf([aRow({ description: 'a\nb\nc' }), aRow({ price: 'free' })]));
    expect(entries[1]?.issues[0]).toMatchObject({ row: 2, line: 5 });
  });
});

describe('where a record ends', () => {
  it('is decided as the parser decides it', () => {
    const blanks = '\t\u00a0\u1680\u2007\u2028\u202f\u205f\u3000\ufeff';
    const parts = fc.constantFrom('"', '""', ',', ' ', 'a', '\n', '",', ',"', ...blanks);
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (words) => {
        const lines = `x${words.join('')}y`.split('\n');
        let open = false;
        let records = 0;
        for (const line of lines) {
          open = isQuoteOpen(line, ',', open);
          if (!open) records++;
        }
        if (open) expect(() => parseCells(lines.join('\n'), ',')).toThrow('Quote Not Closed');
        else expect(parseCells(lines.join('\n').replace(/\n(?=\n)/g, '\n '), ',').length).toBe(records);
      }),
      { numRuns: 2000 },
    );
  });
});
