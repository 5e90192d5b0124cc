import { expect, it } from '@jest/globals';
import { tablesIn } from '../../bench/all/tables.mjs';
import { markdown } from '../../bench/stage/figures.mjs';

it('reads the tables that a bench prints, each with the line before it', () => {
  const first = markdown([
    ['', 'p99'],
    ['product', '1.0'],
    ['click-out', '0.9'],
  ]);
  const text = `4 connections\n\n${first}\n16 connections\n\n${markdown([
    ['ms', 'ratio'],
    [0, '2'],
  ])}\ndone\n`;
  expect(tablesIn(text)).toEqual([
    {
      title: '4 connections',
      rows: [
        ['product', '1.0'],
        ['click-out', '0.9'],
      ],
    },
    { title: '16 connections', rows: [['0', '2']] },
  ]);
});
