import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { ChangeReader, ChangeTrimmer } from '../../src/ports/change-log.js';
import type { ChangeTraits } from '../support/change-log.js';

export interface ChangeLogFixture {
  readonly reader: ChangeReader;
  readonly trimmer: ChangeTrimmer;
  /** Writes changes in one transaction; their positions. */
  write(changes: readonly ChangeTraits[]): Promise<readonly number[]>;
  close(): Promise<void>;
}

const ids = ({ changes }: { changes: readonly { id: string }[] }) => changes.map(({ id }) => id);

/** What every ChangeReader promises, and every ChangeTrimmer. */
export function changeLogContract(open: () => Promise<ChangeLogFixture>): void {
  let log: ChangeLogFixture;
  beforeEach(async () => {
    log = await open();
  });
  afterEach(() => log.close());

  const some = (...names: string[]) => log.write(names.map((id) => ({ id })));
  const old = (...names: string[]) => log.write(names.map((id) => ({ id, ageMs: 60_000 })));

  it('gives changes after a position, oldest first, whole', async () => {
    const begin = (await log.reader.bounds()).newest;
    await log.write([{ id: 'a', type: 'product', op: 'changed' }]);
    const [second] = await log.write([{ id: 'b', type: 'outfit', op: 'withdrawn' }]);
    const { changes, position, newest } = await log.reader.after(begin, 10);
    expect(changes.map(({ type, id, op }) => [type, id, op])).toEqual([
      ['product', 'a', 'changed'],
      ['outfit', 'b', 'withdrawn'],
    ]);
    expect([position, newest]).toEqual([second, second]);
    expect(Date.now() - Date.parse(changes[0]!.at)).toBeLessThan(60_000);
  });

  it('goes on from page to page, and stays where it is at the end', async () => {
    const begin = (await log.reader.bounds()).newest;
    await some('a', 'b', 'c');
    const first = await log.reader.after(begin, 2);
    const rest = await log.reader.after(first.position, 2);
    const end = await log.reader.after(rest.position, 2);
    expect([first, rest, end].map(ids)).toEqual([['a', 'b'], ['c'], []]);
    expect([first.newest, rest.position, end.position]).toEqual([rest.newest, rest.newest, rest.newest]);
  });

  it('goes over what is private, also where there is nothing else', async () => {
    const begin = (await log.reader.bounds()).newest;
    const hidden = { type: 'outfit', op: 'private' };
    await log.write([hidden, { id: 'a' }, hidden, { id: 'b' }]);
    const first = await log.reader.after(begin, 1);
    const rest = await log.reader.after(first.position, 2);
    expect([first, rest].map(ids)).toEqual([['a'], ['b']]);
    const [last] = await log.write([hidden]);
    expect(await log.reader.after(rest.position, 2)).toMatchObject({
      changes: [],
      position: last,
      newest: last,
    });
  });

  it('never goes back, also for a position of the future', async () => {
    await some('a');
    const { newest } = await log.reader.bounds();
    expect(await log.reader.after(newest + 5, 2)).toMatchObject({
      changes: [],
      position: newest + 5,
      newest,
    });
  });

  it('trims what is old, in batches, and says up to where', async () => {
    const begin = (await log.reader.bounds()).newest;
    const positions = await old('a', 'b', 'c');
    const [young] = await some('d');
    expect(await log.trimmer.trim(30_000, young!, 2)).toBe(2);
    expect(await log.reader.after(positions[1]!, 10)).toMatchObject({ trimmed: positions[1], newest: young });
    expect(await log.trimmer.trim(30_000, young!, 10)).toBe(1);
    expect(await log.trimmer.trim(30_000, young!, 10)).toBe(0);
    const left = await log.reader.after(begin, 10);
    expect([ids(left), left.trimmed, left.newest]).toEqual([['d'], positions[2], young]);
  });

  it('trims nothing after a position that is still needed', async () => {
    const [first] = await old('a', 'b');
    expect(await log.trimmer.trim(30_000, first! - 1, 10)).toBe(0);
    expect(await log.trimmer.trim(30_000, first!, 10)).toBe(1);
    expect((await log.reader.bounds()).trimmed).toBe(first);
  });

  it('knows how far it was trimmed also when it is empty', async () => {
    const [only] = await old('a');
    await log.trimmer.trim(30_000, only!, 10);
    expect(await log.reader.bounds()).toEqual({ newest: only, trimmed: only });
  });

  it('has nothing before the mark and all after it where several trim at a time', async () => {
    const begin = (await log.reader.bounds()).newest;
    const positions = await old('a', 'b', 'c', 'd');
    await Promise.all([1, 2, 3].map((limit) => log.trimmer.trim(30_000, positions.at(-1)!, limit)));
    const { changes, trimmed } = await log.reader.after(begin, 10);
    expect(trimmed).toBeGreaterThanOrEqual(positions[2]!);
    expect(changes.map(({ position }) => position)).toEqual(positions.filter((one) => one > trimmed));
  });

  it('leaves nothing out for who is within it, while several write and trim, and says so to who is not', async () => {
    const begin = (await log.reader.bounds()).newest;
    let writing = true;
    const writer = async (ageMs: number) => {
      const positions: number[] = [];
      for (let n = 0; n < 15; n++) positions.push(...(await log.write([{ ageMs }, { ageMs }, { ageMs }])));
      return positions;
    };
    const trimmer = async () => {
      while (writing) await log.trimmer.trim(30_000, Number.MAX_SAFE_INTEGER, 4);
    };
    const readers = [reading(1), reading(3), reading(50)];
    const trimmers = [trimmer(), trimmer()];
    const aged = (await Promise.all([writer(60_000), writer(60_000)])).flat();
    const young = (await Promise.all([writer(0), writer(0)])).flat();
    writing = false;
    await Promise.all(trimmers);
    const { newest, trimmed } = await log.reader.bounds();
    expect(trimmed).toBeGreaterThan(begin);
    for (const { seen, missing } of await Promise.all(readers.map((reader) => reader(newest)))) {
      expect(young.filter((one) => !seen.has(one))).toEqual([]);
      expect(aged.filter((one) => !seen.has(one) && !missing(one))).toEqual([]);
    }

    /** Follows the log by pages of `limit`; what is `missing` lies in a gap that it was told of. */
    function reading(limit: number) {
      const seen = new Set<number>();
      const gaps: [number, number][] = [];
      let position = begin;
      const step = async () => {
        const page = await log.reader.after(position, limit);
        if (page.trimmed > position) gaps.push([position, (position = page.trimmed)]);
        else {
          for (const change of page.changes) seen.add(change.position);
          position = page.position;
        }
      };
      const missing = (one: number) => gaps.some(([from, to]) => one > from && one <= to);
      const followed = (async () => {
        while (writing) await step();
      })();
      return async (end: number) => {
        await followed;
        while (position < end) await step();
        return { seen, missing };
      };
    }
  });
}
