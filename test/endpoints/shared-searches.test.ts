import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { GatedEngine } from '../support/gated-engine.js';
import { createIndexPrefix, type OwnIndices } from '../support/own-indices.js';
import { describeWith } from '../support/services.js';
import { aWatchedApp, type WatchedApp } from '../support/watched-app.js';
import { seriesOf } from '../support/figures.js';

describeWith('elasticsearch', 'searches at the same time', (elasticsearch) => {
  let engine: GatedEngine;
  let indices: OwnIndices;
  let watched: WatchedApp;
  let base: string;
  beforeAll(async () => {
    engine = await GatedEngine.before(elasticsearch);
    indices = createIndexPrefix(elasticsearch);
    watched = await aWatchedApp({
      ...{
        INDEXER: 'true',
        ELASTICSEARCH_URL: engine.url,
        ELASTICSEARCH_PREFIX: indices.prefix.slice(0, -1),
      },
    });
    await watched.app.listen(0, '127.0.0.1');
    base = await watched.app.getUrl();
    await eventually(async () => ((await get('limit=1')).json().items?.length === 1 ? true : undefined));
  });
  afterAll(async () => {
    await watched.close();
    await indices.drop();
    engine.close();
  });
  beforeEach(() => {
    engine.searches.length = 0;
    engine.failing = undefined;
  });

  const get = (query: string, headers = {}) =>
    watched.app.inject({ url: `/v1/search?${query}`, headers }).then((answer) => answer);
  const shared = async () => (await seriesOf(watched.app)).get('ogrom_searches_shared_total')!;
  const asked = (count: number) => eventually(async () => engine.searches.length >= count || undefined);
  const waiting = (count: number) => eventually(async () => (await shared()) >= count || undefined);
  const minPosition = { 'ogrom-min-position': '0' };

  it('are one for the engine where they are the same, and everyone has the answer', async () => {
    const before = await shared();
    const release = engine.hold();
    const all = Array.from({ length: 8 }, () => get('facets=brand&limit=3'));
    await waiting(before + 7);
    release();
    const answers = await Promise.all(all);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 8 }, () => 200));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(engine.searches).toHaveLength(1);
  });

  it('are each their own where anything differs', async () => {
    const release = engine.hold();
    const queries = [
      'limit=3',
      'limit=4',
      'limit=3&currency=CHF',
      'limit=3&fields=title',
      'limit=3&sort=price',
    ];
    const all = queries.map((query) => get(query));
    await asked(queries.length);
    release();
    const answers = await Promise.all(all);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(queries.length);
  });

  it('begin anew for who comes afterwards', async () => {
    await get('limit=3');
    await get('limit=3');
    expect(engine.searches).toHaveLength(2);
  });

  it('fail together, and the next one is tried anew', async () => {
    const before = await shared();
    engine.failing = 503;
    const release = engine.hold();
    const all = Array.from({ length: 3 }, () => get('limit=5'));
    await waiting(before + 2);
    engine.failing = undefined;
    release();
    for (const answer of await Promise.all(all)) {
      expect(answer.statusCode).toBe(503);
      expect(answer.json()).toMatchObject({ code: 'unavailable' });
    }
    expect(engine.searches).toHaveLength(1);
    expect((await get('limit=5')).statusCode).toBe(200);
  });

  it('are not shared with who has to see a position, since they may have begun before it', async () => {
    const release = engine.hold();
    const earlier = get('limit=6');
    await asked(1);
    const later = get('limit=6', minPosition);
    await asked(2);
    const before = await shared();
    const third = get('limit=6');
    await waiting(before + 1);
    release();
    const answers = await Promise.all([earlier, later, third]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect(engine.searches).toHaveLength(2);
  });

  it('go on for the others where the one who began goes away', async () => {
    const before = await shared();
    const release = engine.hold();
    const leaving = request(`${base}/v1/search?limit=7`, { agent: false }).on('error', () => undefined);
    leaving.end();
    await asked(1);
    const second = get('limit=7');
    await waiting(before + 1);
    leaving.destroy();
    await new Promise((resolve) => leaving.once('close', resolve));
    release();
    expect((await second).statusCode).toBe(200);
    expect(engine.searches).toHaveLength(1);
  });
});
