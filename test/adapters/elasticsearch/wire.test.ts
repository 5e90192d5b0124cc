import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from '@elastic/elasticsearch';
import { Breaker } from '../../../src/adapters/elasticsearch/breaker.js';
import { background, Engine } from '../../../src/adapters/elasticsearch/engine.js';
import { type EngineRequest, Wire } from '../../../src/adapters/elasticsearch/wire.js';

interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly body: string;
}

describe('a request to the engine', () => {
  const asked: { request: IncomingMessage; body: string }[] = [];
  let answer: Answer;
  const server = createServer(async (request, response) => {
    asked.push({ request, body: await text(request) });
    response.writeHead(answer.status ?? 200, { 'content-type': answer.type ?? 'application/json' });
    response.end(answer.body);
  });
  let client: Client;
  let engine: Engine;
  beforeEach(async () => {
    asked.length = 0;
    answer = { body: '{"found":1}' };
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    client = new Client({ node: `http://reader:p%40ss@127.0.0.1:${port}/engine` });
    engine = new Engine(new Wire(client.connectionPool), new Breaker(5, 2_000));
  });
  afterEach(async () => {
    await client.close();
    server.closeAllConnections();
    server.close();
  });
  const ask = (request: EngineRequest) => engine.call(request, background);

  it('carries the credentials and the path of the URL, its query and its JSON', async () => {
    const body = { query: { term: { id: 'ä' } } };
    const querystring = { keep_alive: '1 m', require_alias: true };
    expect(await ask({ method: 'POST', path: '/a/_search', querystring, body })).toEqual({ found: 1 });
    const [{ request, body: sent }] = asked as [(typeof asked)[0]];
    expect(request.url).toBe('/engine/a/_search?keep_alive=1+m&require_alias=true');
    expect(JSON.parse(sent)).toEqual(body);
    const basic = Buffer.from('reader:p@ss').toString('base64');
    expect(request.headers).toMatchObject({
      authorization: `Basic ${basic}`,
      'content-type': 'application/vnd.elasticsearch+json; compatible-with=9',
    });
  });

  it('sends lines as they are', async () => {
    await ask({ method: 'POST', path: '/_bulk', bulkBody: '{"index":{}}\n{"a":1}\n' });
    expect(asked[0]!.body).toBe('{"index":{}}\n{"a":1}\n');
    expect(asked[0]!.request.headers['content-type']).toContain('x-ndjson');
  });

  it('tells what was refused, and why', async () => {
    answer = { status: 404, body: '{"error":{"type":"index_not_found_exception","reason":"no such index"}}' };
    await expect(ask({ method: 'GET', path: '/a' })).rejects.toMatchObject({
      status: 404,
      type: 'index_not_found_exception',
      message: '404 index_not_found_exception no such index',
    });
    answer = { status: 403, type: 'text/html', body: '<h1>Forbidden</h1>' };
    await expect(ask({ method: 'GET', path: '/a' })).rejects.toMatchObject({ status: 403, type: 'unknown' });
  });

  it('takes something that is not the engine for its absence', async () => {
    answer = { type: 'text/html', body: '<h1>Welcome</h1>' };
    await expect(ask({ method: 'GET', path: '/a' })).rejects.toMatchObject({ code: 'unavailable' });
    answer = { status: 503, type: 'text/html', body: '<h1>Later</h1>' };
    await expect(ask({ method: 'GET', path: '/a' })).rejects.toMatchObject({ code: 'unavailable' });
  });
});
