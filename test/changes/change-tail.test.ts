import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { SqlConnection } from '../../src/adapters/sql/connection.js';
import { SqlChangeReader } from '../../src/adapters/sql/reading/change-reader.js';
import { ChangeTail } from '../../src/changes/change-tail.js';
import { type ChangePage, ChangeReader } from '../../src/ports/change-log.js';
import { connected } from '../adapters/sql/sql-databases.js';
import { many, writeChanges } from '../support/change-log.js';
import { eventually } from '../support/eventually.js';

/** Counts what is asked, and fails when told to. */
class CountingReader extends ChangeReader {
  asked = 0;
  away = false;

  constructor(private readonly inner: ChangeReader) {
    super();
  }

  bounds() {
    return this.counted(() => this.inner.bounds());
  }

  after(position: number, limit: number) {
    return this.counted(() => this.inner.after(position, limit));
  }

  private counted<T>(ask: () => Promise<T>): Promise<T> {
    this.asked++;
    return this.away ? Promise.reject(new Error('the database is away')) : ask();
  }
}

Logger.overrideLogger(false);
const everyMs = 20;
let connection: SqlConnection;
let reader: CountingReader;
let tail: ChangeTail;
beforeEach(async () => {
  connection = await connected({ url: 'sqlite::memory:' });
  reader = new CountingReader(new SqlChangeReader(connection.database));
  tail = new ChangeTail(reader, { everyMs });
});
afterEach(async () => {
  tail.beforeApplicationShutdown();
  await connection.close();
});

const write = (count: number) => writeChanges(connection.database, many(count));
const recent = (position: number) => tail.recent(position, 1_000);
const inSight = (position: number) =>
  eventually(async () => ((recent(position)?.changes.length ?? 0) > 0 ? recent(position) : undefined));
const positions = ({ changes }: ChangePage) => changes.map(({ position }) => position);

it('asks nothing while nobody follows', async () => {
  await write(3);
  expect([recent(0), reader.asked]).toEqual([undefined, 0]);
  expect(positions(await tail.after(1, 10))).toEqual([2, 3]);
  expect(reader.asked).toBe(1);
});

it('asks once for all who follow', async () => {
  await write(3);
  let told = 0;
  const followers = Array.from({ length: 500 }, () => tail.follow(() => told++));
  await inSight(2);
  const [asked, from] = [reader.asked, performance.now()];
  await Promise.all(followers.map(() => tail.after(1, 1_000)));
  await write(2);
  const page = await inSight(3);
  const looks = Math.ceil((performance.now() - from) / everyMs) + 1;
  expect(positions(page!)).toEqual([4, 5]);
  expect(reader.asked - asked).toBeLessThanOrEqual(looks);
  expect(told).toBeGreaterThanOrEqual(1_000);
  // Who asks for the same gets the very same, so what is made of it is made once.
  expect(recent(3)).toBe(recent(3));
  followers.forEach((leave) => leave());
});

it('reads what is older than its window from the database, and forgets in steps', async () => {
  const leave = tail.follow(() => undefined);
  for (let n = 0; n < 10; n++) await write(1_000);
  await eventually(async () => (recent(9_999)?.newest === 10_000 ? true : undefined));
  expect(recent(1_500)).toBeUndefined();
  expect(positions((await tail.after(1_500, 3))!)).toEqual([1_501, 1_502, 1_503]);
  expect(positions(recent(8_000)!)).toEqual(Array.from({ length: 1_000 }, (_, n) => 8_001 + n));
  expect(recent(8_000)!.position).toBe(9_000);
  leave();
});

it('goes on where it was once the database is back', async () => {
  await write(1);
  const leave = tail.follow(() => undefined);
  await inSight(0);
  reader.away = true;
  await write(2);
  const asked = reader.asked;
  await eventually(async () => (reader.asked > asked ? true : undefined));
  expect(positions(recent(0)!)).toEqual([1]);
  reader.away = false;
  await eventually(async () => (recent(1)?.changes.length === 2 ? true : undefined));
  leave();
});

it('does not answer for a position that it has not reached', async () => {
  const leave = tail.follow(() => undefined);
  await eventually(async () => (recent(0) ? true : undefined));
  expect(recent(7)).toBeUndefined();
  expect((await tail.after(7, 10)).newest).toBe(0);
  leave();
});
