import { describe, expect, it } from '@jest/globals';
import { flag, path, readOptions, seconds, some, whole, wholes } from '../../bench/stage/options.mjs';

const spec = {
  rows: whole(10),
  seconds: seconds(3),
  sizes: wholes([1, 2]),
  only: some(['product', 'list']),
  feed: path('FILE'),
  quick: flag,
};
const read = (...args: string[]) => readOptions(spec, args);

describe('the options of a bench', () => {
  it('are the defaults where nothing is given', () => {
    const { values, wrong } = read();
    expect(wrong).toEqual([]);
    expect(values).toMatchObject({ rows: 10, seconds: 3, sizes: [1, 2], quick: false, json: false });
    expect(values.only).toBeUndefined();
  });

  it('are numbers, lists and names', () => {
    const { values, wrong } = read(
      '--rows',
      '7',
      '--seconds',
      '0.5',
      '--sizes',
      '4,8',
      '--only',
      'list',
      '--json',
    );
    expect(wrong).toEqual([]);
    expect(values).toMatchObject({ rows: 7, seconds: 0.5, sizes: [4, 8], only: ['list'], json: true });
    expect(read('--sizes', '').values.sizes).toEqual([]);
  });

  it.each(['0', '-1', '1.5', 'x', '', '1e3'])('are refused where %s is no count', (text) => {
    expect(read(`--rows=${text}`).wrong).toEqual([`--rows ${text}: it is a whole number from 1`]);
    expect(read(`--sizes=1,${text || '?'}`).wrong).toHaveLength(1);
  });

  it('are refused with every mistake at once', () => {
    expect(read('--seconds', 'NaN', '--only', 'list,all').wrong).toEqual([
      '--seconds NaN: it is a number above 0',
      '--only list,all: it is some of product, list',
    ]);
    expect(read('--row', '1').wrong).toEqual([expect.stringContaining("'--row'")]);
  });
});
