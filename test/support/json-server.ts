import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface JsonServer {
  readonly url: string;
  readonly asked: Asked[];
  close(): Promise<void>;
}

/** A server that notes what it was asked; `answer` gives the status and, unless told, it is 200 with an empty object. */
export async function aJsonServer(
  answer: (asked: Asked) => { status: number; body?: unknown } | undefined = () => ({ status: 200 }),
): Promise<JsonServer> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += String(piece);
    const one = { path: request.url ?? '', headers: request.headers, body };
    asked.push(one);
    const given = answer(one);
    if (!given) return;
    response.writeHead(given.status, {
      'content-type': 'application/json',
      'x-elastic-product': 'Elasticsearch',
    });
    response.end(JSON.stringify(given.body ?? {}));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
