import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { built } from '../../scripts/build.mjs';
import { feedLines } from '../../scripts/generate-feed.mjs';
import { aKey } from '../support/a-key.js';
import { eventually } from '../support/eventually.js';
import { createDatabase, type OwnDatabase } from '../support/own-database.js';
import { createIndexPrefix, type OwnIndices } from '../support/own-indices.js';
import { aService, type Service } from '../support/service.js';
import { describeWith } from '../support/services.js';

interface Product {
  readonly id: string;
  readonly bestOffer: { readonly id: string };
}
type Json = Record<string, unknown>;

const browser = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36';

describeWith('mysql', 'a walk through the service', (mysqlUrl) => {
  describeWith('elasticsearch', 'over the real engine', (elasticsearchUrl) => {
    let database: OwnDatabase;
    let indices: OwnIndices;
    let service: Service;
    let env: Record<string, string>;
    beforeAll(async () => {
      [database, indices] = [await createDatabase(mysqlUrl), createIndexPrefix(elasticsearchUrl)];
      env = {
        DATABASE_URL: database.url,
        ELASTICSEARCH_URL: elasticsearchUrl,
        ELASTICSEARCH_PREFIX: indices.prefix,
      };
      service = await aService(env);
    }, 120_000);
    afterAll(async () => {
      await service.end('SIGKILL');
      await Promise.all([database.drop(), indices.drop()]);
    });

    const json = async (path: string, headers: Record<string, string> = {}) =>
      (await (await service.get(path, headers)).json()) as Json;
    const send = (method: string, path: string, headers: Record<string, string>, body?: string) =>
      fetch(service.base + path, { method, headers, ...(body !== undefined && { body }) });
    const tokenOf = (sub: string) => {
      const cli = [built('src/cli/main.js'), 'token', '--sub', sub];
      const { stdout } = spawnSync(process.execPath, cli, { env: { PATH: process.env['PATH'], ...env } });
      return { authorization: `Bearer ${String(stdout).trim()}` };
    };

    it('leads from a stranger to an outfit, a like, a click-out and its report', async () => {
      const { headers: feeder } = await aKey(database.url, 'imports:write');
      let rows = '';
      for await (const line of feedLines(50)) rows += line;
      const csv = { ...feeder, 'content-type': 'text/csv' };
      expect((await send('POST', '/v1/imports?shop=Walk', csv, rows)).status).toBe(202);

      const [product] = await eventually(async () => {
        const { items } = (await json('/v1/search?q=shirt&inStock=true')) as { items?: Product[] };
        return items && items.length > 0 ? items : undefined;
      }, 60_000);
      const { id, bestOffer } = product!;

      const body = JSON.stringify({
        title: 'For a walk',
        visibility: 'public',
        items: [{ productId: id, x: 500, y: 500 }],
      });
      const typed = { 'content-type': 'application/json' };
      expect((await send('POST', '/v1/outfits', typed, body)).status).toBe(401);
      const made = await send('POST', '/v1/outfits', { ...typed, ...tokenOf('alice') }, body);
      expect(made.status).toBe(201);
      const outfit = made.headers.get('location')!;

      for (const _ of ['once', 'again']) await send('PUT', `${outfit}/likes/me`, tokenOf('bob'));
      expect(await json(outfit)).toMatchObject({ title: 'For a walk', likeCount: 1 });
      expect(await json(`/v1/outfits?product=${id}`)).toMatchObject({ items: [{ title: 'For a walk' }] });

      const out = await service.get(`/v1/out/${bestOffer.id}`, { 'user-agent': browser });
      expect([out.status, out.headers.get('location')]).toEqual([302, expect.stringMatching(/^https:/)]);

      const { headers: reader } = await aKey(database.url, 'reports:read');
      const report = '/v1/click-reports?by=product';
      const told = await eventually(async () => {
        const answer = (await json(report, reader)) as { items: Json[] };
        return answer.items.length > 0 ? answer : undefined;
      });
      expect(told).toMatchObject({ total: { clicks: 1, counted: 1 }, items: [{ id, counted: 1 }] });
      const { items } = (await json('/v1/changes?since=0&types=outfit,like')) as { items: Json[] };
      expect(items.map(({ type, op }) => `${String(type)} ${String(op)}`)).toEqual([
        'outfit changed',
        'like changed',
      ]);
    }, 90_000);
  });
});
