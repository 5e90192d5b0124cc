import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { ImportRunner } from '../../src/importing/import-runner.js';
import { FeedDownload } from '../../src/ports/feed-download.js';
import { importingOver } from '../adapters/sql/sql-importing.js';
import { connected } from '../adapters/sql/sql-databases.js';
import { bytesOf, type Importing } from '../support/importing.js';
import { until } from '../support/until.js';

const header = 'id,title,link,price,availability\n';
const row = 'A-1,Linen shirt,https://shop.example.com/a-1,49.95 EUR,in_stock\n';

/** A feed somewhere that is sent piece by piece, and after the last one nothing for ever. */
class SlowFeed extends FeedDownload {
  given = 0;
  constructor(
    private readonly pieces: readonly string[],
    private readonly opens = true,
  ) {
    super();
  }

  async open(): Promise<AsyncIterable<Uint8Array>> {
    if (!this.opens) this.given++;
    return this.opens ? this.stream() : forever();
  }

  private async *stream(): AsyncGenerator<Uint8Array> {
    for (const piece of this.pieces) {
      this.given++;
      yield Buffer.from(piece);
    }
    await forever();
  }
}

const forever = () =>
  new Promise<never>((resolve) => void pause(600_000, undefined, { ref: false }).then(resolve as never));

let importing: Importing;
beforeEach(async () => {
  importing = importingOver(await connected({ url: 'sqlite::memory:' }));
});
afterEach(() => importing.close());

const runnerOf = (name: string, download: FeedDownload) =>
  new ImportRunner(name, importing.queue, importing.feeds, importing.writer, download);

async function anImport(): Promise<string> {
  const source = { kind: 'url', name: 'https://shop.example.com/feed.csv' } as const;
  return (await importing.imports.create({ shop: 'Shop', dryRun: false, source })).record.id;
}

it.each([
  ['in the middle of a feed', new SlowFeed([header, row])],
  ['before the first byte', new SlowFeed([], false)],
])('leaves a feed that does not come to another runner, at once (%s)', async (_, slow) => {
  const id = await anImport();
  const leaving = runnerOf('leaving', slow);
  const run = leaving.runNext();
  await until(() => slow.given > 0, 'the download has begun');
  leaving.stop();
  expect(await run).toBe(true);
  expect(await importing.imports.find(id)).toMatchObject({ state: 'running', attempts: 1 });

  const whole: FeedDownload = { open: async () => bytesOf(header, row) };
  const heir = runnerOf('heir', whole);
  while (await heir.runNext());
  expect(await importing.imports.find(id)).toMatchObject({ state: 'completed', accepted: 1 });
});
