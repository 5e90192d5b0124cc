import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { searchable } from '../../src/importing/sample.js';
import { connected } from '../adapters/sql/sql-databases.js';
import { importingOver } from '../adapters/sql/sql-importing.js';
import { bytesOf, type Importing } from '../support/importing.js';

const source = { kind: 'file', name: 'sample.csv' } as const;

let importing: Importing;
beforeEach(async () => {
  importing = importingOver(await connected({ url: 'sqlite::memory:' }));
});
afterEach(() => importing.close());

async function anImport(): Promise<string> {
  const { record } = await importing.imports.create({ shop: 'Sample Shop', source, dryRun: false });
  return record.id;
}

it('waits no longer for an import that failed', async () => {
  const id = await anImport();
  await importing.feeds.store(id, bytesOf('id,title,link,price,availability\n'));
  const claimed = await importing.queue.claim('runner', 1_000);
  await importing.queue.finish(claimed!.id, 'runner', { code: 'no_rows', message: 'The feed has no rows.' });
  const { signal } = new AbortController();
  await expect(searchable(id, importing.imports, async () => 0, signal)).resolves.toBeUndefined();
});

it('waits no longer than it may, however far the index is behind', async () => {
  const signal = AbortSignal.timeout(100);
  await searchable(await anImport(), importing.imports, async () => 0, signal);
  expect(signal.aborted).toBe(true);
});
