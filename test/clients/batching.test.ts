import { EventEmitter, once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createClient } from '../../clients/typescript/src/client.js';

describe('calls of one tick', () => {
  let server: Server;
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  async function clientOf(listener: RequestListener) {
    server = createServer((request, response) => {
      request.resume();
      listener(request, response);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return createClient({ baseUrl, batch: true, retry: { baseMs: 1 } });
  }

  it.each([400, 404, 413, 500, 507])('go alone where their batch is refused with %s', async (status) => {
    const asked: string[] = [];
    const client = await clientOf(({ url }, response) => {
      asked.push(url!);
      if (url === '/v1/batch') response.writeHead(status).end('{}');
      else response.end(JSON.stringify({ id: url!.split('/').at(-1) }));
    });
    const both = await Promise.all(['a', 'b'].map((id) => client.products.get(id)));
    expect(both).toEqual([{ id: 'a' }, { id: 'b' }]);
    expect(asked.sort()).toEqual(['/v1/batch', '/v1/products/a', '/v1/products/b']);
  });

  it.each([
    [401, 1],
    [503, 4],
  ])(
    'fail together where their batch is refused with %s, as each of them would be',
    async (status, tries) => {
      const asked: string[] = [];
      const client = await clientOf(({ url }, response) => {
        asked.push(url!);
        response.writeHead(status).end(JSON.stringify({ status, code: 'away', detail: 'away' }));
      });
      const both = await Promise.allSettled(['a', 'b'].map((id) => client.products.get(id)));
      for (const one of both) expect(one).toMatchObject({ reason: { name: 'ProblemError', status } });
      expect(asked).toEqual(Array.from({ length: tries }, () => '/v1/batch'));
    },
  );

  it('fail by themselves within their batch, and go alone where they did not fit into it', async () => {
    const refused = (status: number) => ({ status, headers: {}, body: { status, code: 'no', detail: 'no' } });
    const answers = {
      r0: { status: 200, headers: { etag: '"1"' }, body: { id: 'a' } },
      ...{ r1: refused(404), r2: refused(424), r3: refused(504), r4: refused(507) },
    };
    const asked: string[] = [];
    const client = await clientOf(({ url }, response) => {
      asked.push(url!);
      if (url === '/v1/batch') response.writeHead(207).end(JSON.stringify({ answers, ms: 1 }));
      else response.end(JSON.stringify({ id: url!.split('/').at(-1) }));
    });
    const settled = await Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map((id) => client.products.get(id)));
    expect(settled).toMatchObject([
      { value: { id: 'a' } },
      { reason: { name: 'ProblemError', status: 404 } },
      { reason: { name: 'ProblemError', status: 424 } },
      { value: { id: 'd' } },
      { value: { id: 'e' } },
    ]);
    expect(asked.sort()).toEqual(['/v1/batch', '/v1/products/d', '/v1/products/e']);
  });

  it('end their request when all have gone away, and not before', async () => {
    const events = new EventEmitter();
    const [open, closed] = [once(events, 'open'), once(events, 'closed')];
    let ended = false;
    const client = await clientOf((_, response) => {
      response.on('close', () => {
        ended = true;
        events.emit('closed');
      });
      events.emit('open');
    });
    const [first, second] = [new AbortController(), new AbortController()];
    const calls = [first, second].map(({ signal }, n) => client.products.get(`p${n}`, {}, { signal }));
    const settled = Promise.allSettled(calls);
    await open;
    first.abort();
    await expect(calls[0]).rejects.toMatchObject({ name: 'AbortError' });
    expect(ended).toBe(false);
    second.abort();
    await closed;
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('a body that is a stream is sent once, also where the answer is 429', async () => {
    let heard = 0;
    const client = await clientOf((_, response) => {
      heard++;
      response.writeHead(429).end('{"status":429,"code":"too_many_requests"}');
    });
    const body = new Blob(['id,title']).stream() as unknown as string;
    const sent = client.imports.start({ body, contentType: 'text/csv' }, { shop: 'S' });
    await expect(sent).rejects.toMatchObject({ status: 429 });
    expect(heard).toBe(1);
  });
});
