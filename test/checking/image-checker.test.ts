import { afterEach, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { SqlLeases } from '../../src/adapters/sql/indexing/leases.js';
import { SqlImageChecks } from '../../src/adapters/sql/third-parties/image-checks.js';
import { inEuros } from '../../src/catalogue/base-price.js';
import { ImageChecker } from '../../src/checking/image-checker.js';
import { InstanceLifecycle } from '../../src/lifecycle/lifecycle.js';
import { type ImageLook, Images } from '../../src/ports/images.js';
import { connected } from '../adapters/sql/sql-databases.js';
import { importingOver } from '../adapters/sql/sql-importing.js';
import { eventually } from '../support/eventually.js';
import { anEntry } from '../support/feed-entry.js';
import { importFeed } from '../support/importing.js';

class ScriptedImages extends Images {
  readonly seen: string[] = [];
  constructor(private readonly say: (url: string) => ImageLook | undefined) {
    super();
  }
  async look(url: string): Promise<ImageLook | undefined> {
    await pause(0);
    this.seen.push(url);
    return this.say(url);
  }
}

const running: ImageChecker[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.beforeApplicationShutdown();
});

async function aCatalogueOf(skus: readonly string[]) {
  const connection = await connected({ url: 'sqlite::memory:' });
  const importing = importingOver(connection);
  const images = (sku: string) => [1, 2].map((n) => `https://img.example.com/${sku}-${n}.jpg`);
  await importFeed(
    importing,
    skus.map((sku) => anEntry({ sku, images: images(sku) })),
  );
  const start = (name: string, looks: Images) => {
    const checks = new SqlImageChecks(connection.database, inEuros({}));
    const checker = new ImageChecker(
      name,
      checks,
      looks,
      new SqlLeases(connection.database),
      new InstanceLifecycle(),
    );
    running.push(checker);
    checker.onApplicationBootstrap();
    return checker;
  };
  return { importing, start };
}

const skus = Array.from({ length: 100 }, (_, n) => `S${n}`);

it('looks at every image once, on one of two instances, and puts the dead ones last', async () => {
  const { importing, start } = await aCatalogueOf(skus);
  const say = (url: string) => (/S7-1|S8-[12]/.test(url) ? 'dead' : 'alive');
  const [mine, theirs] = [new ScriptedImages(say), new ScriptedImages(say)];
  const before = (await importing.changes()).length;
  const checker = start('a', mine);
  start('b', theirs);
  await eventually(async () => (mine.seen.length + theirs.seen.length >= 200 ? true : undefined));
  await eventually(async () => ((await importing.changes()).length >= before + 2 ? true : undefined));
  expect(new Set([...mine.seen, ...theirs.seen]).size).toBe(200);
  expect([mine.seen.length, theirs.seen.length].sort()).toEqual([0, 200]);
  const documents = [...(await importing.documents()).values()];
  expect(documents.find(({ title }) => title === 'Dress S7')?.image).toMatch(/S7-2/);
  expect(documents.find(({ title }) => title === 'Dress S8')).not.toHaveProperty('image');
  expect((await importing.changes()).length).toBe(before + 2);
  if (mine.seen.length > 0) expect(checker.looked).toMatchObject({ dead: 3, alive: 197 });
  await Promise.all(running.splice(0).map((one) => one.beforeApplicationShutdown()));
  await importing.close();
});

it('leaves what could not be asked for another time', async () => {
  const { importing, start } = await aCatalogueOf(['A']);
  const images = new ScriptedImages(() => undefined);
  const checker = start('a', images);
  await eventually(async () => (images.seen.length === 2 ? true : undefined));
  await checker.beforeApplicationShutdown();
  const again = new ScriptedImages(() => 'alive');
  const second = start('b', again);
  await eventually(async () => (again.seen.length === 2 ? true : undefined));
  await second.beforeApplicationShutdown();
  await importing.close();
});
