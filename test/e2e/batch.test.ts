import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { feedLines } from '../../scripts/generate-feed.mjs';
import { eventually } from '../support/eventually.js';
import { createDatabase, type OwnDatabase } from '../support/own-database.js';
import { createIndexPrefix, type OwnIndices } from '../support/own-indices.js';
import { aService, type Service } from '../support/service.js';
import { aKey } from '../support/a-key.js';
import { describeWith } from '../support/services.js';

interface Item {
  readonly id: string;
  readonly title: string;
}

interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly parts: readonly { readonly status: number; readonly body: T }[];
}

describeWith('mysql', 'a batch over the real database', (mysqlUrl) => {
  describeWith('elasticsearch', 'and the real engine', (elasticsearchUrl) => {
    let database: OwnDatabase;
    let indices: OwnIndices;
    let service: Service;
    beforeAll(async () => {
      [database, indices] = [await createDatabase(mysqlUrl), createIndexPrefix(elasticsearchUrl)];
      service = await aService({
        DATABASE_URL: database.url,
        ELASTICSEARCH_URL: elasticsearchUrl,
        ELASTICSEARCH_PREFIX: indices.prefix,
      });
      const { headers } = await aKey(database.url, 'imports:write');
      await fetch(`${service.base}/v1/imports?shop=Batch`, {
        method: 'POST',
        body: Readable.toWeb(Readable.from(feedLines(200))) as ReadableStream,
        headers: { ...headers, 'content-type': 'text/csv' },
        duplex: 'half',
      } as RequestInit);
      await eventually(async () => {
        const { items = [] } = (await (await service.get('/v1/search?q=shirt')).json()) as { items?: Item[] };
        return items.length > 3 ? true : undefined;
      }, 60_000);
    }, 120_000);
    afterAll(async () => {
      await service.end('SIGKILL');
      await Promise.all([database.drop(), indices.drop()]);
    });

    it('finds, shows and goes on from there in one round trip', async () => {
      const response = await fetch(`${service.base}/v1/batch`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          requests: [
            { name: 'similar', path: '/v1/products/{result=found:$.items[:2].id}/similar?limit=2' },
            { name: 'found', path: '/v1/search?q=shirt&limit=3' },
            { name: 'details', path: '/v1/products/{result=found:$.items[*].id}' },
            { name: 'cards', path: '/v1/products?ids={result=details:$[*].id}&fields=id,title' },
          ],
        }),
      });
      expect(response.status).toBe(207);
      const { answers } = (await response.json()) as {
        answers: Record<string, Answer<Item & { items: Item[] }>>;
      };
      const { found, details, cards, similar } = answers as Required<typeof answers>;
      const ids = found!.body.items.map(({ id }) => id);
      expect(ids).toHaveLength(3);
      expect(details!.parts.map(({ status, body }) => [status, body.id])).toEqual(ids.map((id) => [200, id]));
      expect(cards!.body.items.map(({ id }) => id)).toEqual(ids);
      expect(similar!.parts.map(({ status }) => status)).toEqual([200, 200]);
      const alone = await (await service.get(`/v1/products/${ids[0]}`)).json();
      expect(details!.parts[0]!.body).toEqual(alone);
    });
  });
});
