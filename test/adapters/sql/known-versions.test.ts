import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SqlChangeReader } from '../../../src/adapters/sql/reading/change-reader.js';
import { KnownVersions } from '../../../src/adapters/sql/reading/known-versions.js';
import { LogLook } from '../../../src/adapters/sql/reading/log-look.js';
import { SqlChangeTrimmer } from '../../../src/adapters/sql/writing/change-trimmer.js';
import { type ChangePage, ChangeReader } from '../../../src/ports/change-log.js';
import type { StoredProduct } from '../../../src/ports/product-reader.js';
import { many, writeChanges } from '../../support/change-log.js';
import { type SharedDatabase, describeOnEmpty } from './sql-databases.js';

const version = (id: string, n = 1): StoredProduct => ({ id, position: n, checksum: `v${n}`, json: '{}' });

describeOnEmpty('KnownVersions', (open) => {
  it('asks the log once for all who ask at the same time, and reads nothing', async () => {
    const { known, log, close } = await opened(open);
    for (const id of ['a', 'b']) await known.noting(async () => version(id));
    log.asked = 0;
    const found = await Promise.all(['a', 'b', 'a'].map((id) => known.still('v1', id)));
    expect(found.map((one) => [one?.id, one?.json])).toEqual([
      ['a', null],
      ['b', null],
      ['a', null],
    ]);
    expect(log.asked).toBe(1);
    await close();
  });

  it('knows nothing of other versions and of what was never asked for, and asks nobody about them', async () => {
    const { known, log, close } = await opened(open);
    await known.noting(async () => version('a'));
    await known.noting(async () => undefined);
    log.asked = 0;
    expect([await known.still('v2', 'a'), await known.still('v1', 'b'), log.asked]).toEqual([
      undefined,
      undefined,
      0,
    ]);
    await close();
  });

  it('forgets what has changed, at the first question after it, and only that', async () => {
    const { known, database, close } = await opened(open);
    for (const id of ['a', 'b', 'c']) await known.noting(async () => version(id));
    await writeChanges(database, [{ id: 'a' }, { id: 'b', op: 'withdrawn' }, { id: 'c', type: 'outfit' }]);
    const found = await Promise.all(['a', 'b', 'c'].map((id) => known.still('v1', id)));
    expect(found.map((one) => one?.id)).toEqual([undefined, undefined, 'c']);
    await close();
  });

  it('remembers nothing that was read while the log went on', async () => {
    const { known, database, close } = await opened(open);
    await known.noting(async () => version('b'));
    await known.noting(async () => {
      await writeChanges(database, [{ id: 'a' }]);
      await known.still('v1', 'b');
      return version('a');
    });
    expect(await known.still('v1', 'a')).toBeUndefined();
    await close();
  });

  it('knows nothing any more after more changes than it reads at once', async () => {
    const { known, database, close } = await opened(open);
    await known.noting(async () => version('a'));
    await writeChanges(database, many(1_000));
    expect(await known.still('v1', 'a')).toBeUndefined();
    await close();
  });

  it('knows nothing any more where changes were trimmed before it read them', async () => {
    const { known, database, close } = await opened(open);
    await known.noting(async () => version('a'));
    await writeChanges(database, [{ id: 'a', ageMs: 60_000 }]);
    await new SqlChangeTrimmer(database).trim(1_000, Number.MAX_SAFE_INTEGER, 10);
    expect(await known.still('v1', 'a')).toBeUndefined();
    await close();
  });

  it('knows nothing any more where the log is another one', async () => {
    const { known, database, close } = await opened(open);
    await writeChanges(database, many(3));
    await known.noting(async () => version('a'));
    await database.execute("UPDATE sequence SET value = value - 1 WHERE name = 'position'");
    expect(await known.still('v1', 'a')).toBeUndefined();
    await close();
  });

  it('keeps a bounded number, those that were asked for last', async () => {
    const { known, close } = await opened(open, 2);
    for (const id of ['a', 'b', 'c']) await known.noting(async () => version(id));
    const found = await Promise.all(['a', 'b', 'c'].map((id) => known.still('v1', id)));
    expect(found.map((one) => one?.id)).toEqual([undefined, 'b', 'c']);
    await close();
  });

  it('never says that a version holds of which the next was written already, whatever goes on beside', async () => {
    const { known, database, close } = await opened(open);
    const written = new Map<string, number>();
    const write = async (id: string) => {
      await writeChanges(database, [{ id }]);
      written.set(id, (written.get(id) ?? 0) + 1);
    };
    const read = async (id: string) => {
      const sql = 'SELECT COUNT(*) AS n FROM change_entry WHERE entity_id = ?';
      return version(id, (await database.query<{ n: number }>(sql, [id]))[0]!.n);
    };
    const ask = async (id: string) => {
      const now = written.get(id) ?? 0;
      expect(await known.still(`v${now - 1}`, id)).toBeUndefined();
      await Promise.all([known.still(`v${now}`, id), known.noting(() => read(id))]);
    };
    const step = fc.record({ work: fc.constantFrom(write, ask, ask), id: fc.constantFrom('a', 'b') });
    const several = fc.array(fc.array(step, { maxLength: 8 }), { minLength: 2, maxLength: 4 });
    const law = fc.asyncProperty(several, async (lanes) => {
      const one = async (steps: (typeof lanes)[number]) => {
        for (const { work, id } of steps) await work(id);
      };
      await Promise.all(lanes.map(one));
    });
    await fc.assert(law, { numRuns: 40 });
    await close();
  });
});

/** Counts the questions. */
class Asked extends ChangeReader {
  asked = 0;

  constructor(private readonly inner: ChangeReader) {
    super();
  }

  bounds() {
    this.asked++;
    return this.inner.bounds();
  }

  after(position: number, limit: number): Promise<ChangePage> {
    this.asked++;
    return this.inner.after(position, limit);
  }
}

async function opened(open: () => Promise<SharedDatabase>, size?: number) {
  const { database, close } = await open();
  const log = new Asked(new SqlChangeReader(database));
  return { database, close, log, known: new KnownVersions(new LogLook(log), size) };
}
