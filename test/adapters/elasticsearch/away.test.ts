import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { elasticsearchAdapter } from '../../../src/adapters/elasticsearch/elasticsearch.module.js';
import { HealthProbe } from '../../../src/ports/health-probe.js';
import { ProductSearch, type SearchQuery } from '../../../src/ports/product-search.js';
import { SearchIndexes, SearchIndexWriter } from '../../../src/ports/search-index.js';
import { anEntry } from '../../support/index-entry.js';

const query: SearchQuery = { text: 'coat', sort: 'relevance', facets: [], limit: 10 };
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function adapterOn(url: string) {
  const module = await Test.createTestingModule({
    imports: [elasticsearchAdapter({ url, prefix: 'ogrom-test-away' })],
  }).compile();
  closers.push(() => module.close());
  return module;
}

/** A server that answers as `handle` says; Elasticsearch's clients want its product header. */
async function standIn(
  handle: (path: string, body: string) => { status: number; body: unknown } | undefined,
) {
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => (body += piece));
    request.on('end', () => {
      const answer = handle(request.url ?? '', body);
      if (!answer) return;
      response.writeHead(answer.status, {
        'content-type': 'application/json',
        'x-elastic-product': 'Elasticsearch',
      });
      response.end(JSON.stringify(answer.body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const unavailable = { code: 'unavailable', more: { retryAfter: expect.any(Number) } };

it('starts without the engine and refuses searches', async () => {
  const module = await adapterOn('http://127.0.0.1:1');
  await expect(module.get(ProductSearch).search(query)).rejects.toMatchObject(unavailable);
  await expect(module.get(SearchIndexes).list()).rejects.toMatchObject(unavailable);
  await expect(module.get(HealthProbe).check(new AbortController().signal)).rejects.toThrow('ECONNREFUSED');
});

it('gives up a search that takes too long, and after some does not ask any more', async () => {
  let asked = 0;
  const url = await standIn(() => void asked++);
  const search = (await adapterOn(url)).get(ProductSearch);
  await Promise.all(
    Array.from({ length: 5 }, () => expect(search.search(query)).rejects.toMatchObject(unavailable)),
  );
  const before = asked;
  await expect(search.search(query)).rejects.toMatchObject(unavailable);
  expect(asked).toBe(before);
});

it('refuses searches where nothing was built yet', async () => {
  const error = { type: 'index_not_found_exception' };
  const url = await standIn(() => ({ status: 404, body: { status: 404, error } }));
  await expect((await adapterOn(url)).get(ProductSearch).search(query)).rejects.toMatchObject(unavailable);
});

it('sends again what the engine is too busy for, and reports what it refuses', async () => {
  const sent: string[][] = [];
  const busyOnce = (id: string) => sent.length === 1 && id === 'busy';
  const url = await standIn((path, body) => {
    if (!path.includes('_bulk')) return { status: 200, body: { one: { mappings: {} } } };
    const found = [...body.matchAll(/^\{"index":\{"_id":"(\w+)"/gm)].map((match) => match[1]!);
    sent.push(found);
    const error = { type: 'document_parsing_exception', reason: 'no' };
    const outcome = (id: string) =>
      id === 'bad'
        ? { status: 400, error }
        : busyOnce(id)
          ? { status: 429, error: { type: 'busy' } }
          : { status: 201 };
    return { status: 200, body: { items: found.map((id) => ({ index: outcome(id) })) } };
  });
  const writer = (await adapterOn(url)).get(SearchIndexWriter);
  const entries = ['good', 'busy', 'bad'].map((id, i) => anEntry({ id, position: i + 1 }));
  const refused = await writer.write('one', entries);
  expect(refused).toEqual([{ id: 'bad', position: 3, reason: 'document_parsing_exception: no' }]);
  expect(sent).toEqual([['good', 'busy', 'bad'], ['busy']]);
});
