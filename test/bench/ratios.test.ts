import { describe, expect, it } from '@jest/globals';
import { beats, compared, failed, joined, misses } from '../../bench/all/compared.mjs';
import { pauses } from '../../bench/stage/figures.mjs';

const more = (name: string, value: number) => ({ name, value, better: 'more' });
const less = (name: string, value: number) => ({ name, value, better: 'less' });
const stateOf = (kept: number, one: object) => compared({ a: kept }, [one])[0]?.state;

describe('ratios beside those that are kept', () => {
  it('fall where less throughput is had, and may fall by a tenth', () => {
    expect(stateOf(2.7, more('a', 2.43))).toBe('same');
    expect(stateOf(2.7, more('a', 2.42))).toBe('fallen');
    expect(stateOf(2.7, more('a', 9))).toBe('same');
  });

  it('fall where it takes more time, and may grow by a tenth', () => {
    expect(stateOf(1.3, less('a', 1.43))).toBe('same');
    expect(stateOf(1.3, less('a', 1.44))).toBe('fallen');
    expect(stateOf(1.3, less('a', 0.1))).toBe('same');
  });

  it('do not fall by a hundredth, however little was kept', () => {
    expect(stateOf(0, less('a', 0.01))).toBe('same');
    expect(stateOf(0, less('a', 0.02))).toBe('fallen');
  });

  it('of longest pauses are not compared, as long as they are numbers', () => {
    expect(stateOf(1, pauses('a', 1.5))).toBe('same');
    expect(stateOf(1, pauses('a', Number.NaN))).toBe('fallen');
  });

  it('have fallen where they are no numbers', () => {
    expect(stateOf(1, more('a', Number.NaN))).toBe('fallen');
  });

  it('are told where they are new, which is no failure', () => {
    const [one] = compared({}, [more('a', 1)]);
    expect(one).toMatchObject({ state: 'new', kept: undefined });
    expect(failed(one!)).toBe(false);
  });

  it('fail where they were kept and are not measured any more', () => {
    const found = compared({ a: 1, b: 2 }, [more('a', 1)]);
    expect(found[1]).toEqual({ name: 'b', kept: 2, state: 'missing' });
    expect(found.map((one) => failed(one))).toEqual([false, true]);
  });
});

describe('several runs of a bench', () => {
  it('are one by their medians, with what each measured', () => {
    const runs = [[more('a', 1), less('b', 5)], [more('a', 3)], [more('a', 2), less('b', 7)]];
    expect(joined(runs)).toEqual([
      { name: 'a', value: 2, better: 'more', runs: [1, 3, 2] },
      { name: 'b', value: 6, better: 'less', runs: [5, 7] },
    ]);
  });
});

describe('the bar', () => {
  it('is reached from its own side', () => {
    expect(beats({ ...more('a', 2.7), toBeat: 2.7 })).toBe(true);
    expect(beats({ ...more('a', 2.69), toBeat: 2.7 })).toBe(false);
    expect(beats({ ...less('a', 1.31), toBeat: 1.3 })).toBe(false);
    expect(beats({ ...less('a', 1), toBeat: undefined })).toBeUndefined();
  });

  it('is missed only where there is one', () => {
    expect(misses({ ...more('a', 2.69), toBeat: 2.7 })).toBe(true);
    expect(misses({ ...more('a', 2.7), toBeat: 2.7 })).toBe(false);
    expect(misses({ ...more('a', 1), toBeat: undefined })).toBe(false);
  });
});
