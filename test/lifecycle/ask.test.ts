import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { askAt } from '../../src/lifecycle/ask.js';

const headers: IncomingHttpHeaders[] = [];
const sockets = new Set<Socket>();
const server = createServer((request, response) => {
  headers.push(request.headers);
  sockets.add(request.socket);
  const accepted = request.headers['accept-encoding'] ?? '';
  const [coding, body] = /br/.test(accepted)
    ? ['br', brotliCompressSync('{}')]
    : /gzip/.test(accepted)
      ? ['gzip', gzipSync('{}')]
      : ['identity', '{}'];
  response.writeHead(request.url === '/away' ? 503 : 200, { 'content-encoding': coding }).end(body);
});

beforeAll(async () => once(server.listen(0, '127.0.0.1'), 'listening'));
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

describe('asking oneself', () => {
  const ask = (path: string) => askAt(server.address() as AddressInfo, { own: 'secret' })(path);

  it('comes as clients of many kinds, kept connections and fresh ones mixed, and reads what each is answered', async () => {
    const one = askAt(server.address() as AddressInfo, { own: 'secret' });
    for (let i = 0; i < 30; i++) expect(await one('/')).toBe('{}');
    const shapes = new Set(headers.map((sent) => Object.keys(sent).join()));
    // V8 holds up to four shapes apart.
    expect(shapes.size).toBeGreaterThan(4);
    expect(headers.every(({ own }) => own === 'secret')).toBe(true);
    expect(sockets.size).toBe(4);
  });

  it('has no body to tell of where there was no success', async () => {
    expect(await ask('/away')).toBeUndefined();
  });

  it('fails where nobody listens', async () => {
    await expect(askAt({ address: '127.0.0.1', port: 9, family: 'IPv4' }, {})('/')).rejects.toThrow();
  });
});
