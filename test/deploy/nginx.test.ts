import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';

const installed = spawnSync('nginx', ['-v']).status === 0;
const withNginx = installed ? describe : describe.skip;

withNginx('nginx on the instance (skipped where it is not installed)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ogrom-nginx-'));
  let upstream: Server;
  let sockets = 0;
  let base: string;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    upstream = createServer((request, response) => void answer(request, response));
    upstream.on('connection', () => sockets++);
    upstream.listen(0, '127.0.0.1');
    await once(upstream, 'listening');
    ({ base, stop } = await nginxInFrontOf((upstream.address() as AddressInfo).port, folder));
  });
  afterAll(async () => {
    await stop();
    upstream.closeAllConnections();
    upstream.close();
    rmSync(folder, { recursive: true });
  });

  it('takes a feed that is larger than a megabyte', async () => {
    const answered = await fetch(`${base}/v1/imports`, { method: 'POST', body: Buffer.alloc(3e6) });
    expect([answered.status, await answered.text()]).toEqual([200, '3000000']);
  });

  it('passes a feed on while it comes, and events before they end', async () => {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    void writer.write(new Uint8Array(100));
    const asked = fetch(`${base}/v1/imports?slowly`, {
      method: 'POST',
      body: readable,
      duplex: 'half',
    } as never);
    await eventually(async () => (arrived.has('/v1/imports?slowly') ? true : undefined));
    await writer.close();
    expect(await (await asked).text()).toBe('100');
    const events = await fetch(`${base}/v1/changes/stream`);
    const { value } = await events.body!.getReader().read();
    expect(Buffer.from(value!).toString()).toBe('data: 1\n\n');
    await events.body!.cancel().catch(() => undefined);
  });

  it('keeps its connections to the application, and says whose request it is', async () => {
    const before = sockets;
    for (let at = 0; at < 20; at++) expect((await fetch(`${base}/v1/products`)).status).toBe(200);
    expect(sockets - before).toBeLessThanOrEqual(2);
    const { forwarded } = (await (await fetch(`${base}/headers`)).json()) as { forwarded: string };
    expect(forwarded).toBe('127.0.0.1');
  });

  const arrived = new Set<string>();
  async function answer(...[request, response]: Parameters<Parameters<typeof createServer>[1] & object>) {
    if (request.url === '/v1/changes/stream') return void response.write('data: 1\n\n');
    if (request.url === '/headers')
      return void response.end(JSON.stringify({ forwarded: request.headers['x-forwarded-for'] }));
    let length = 0;
    for await (const chunk of request) {
      arrived.add(request.url!);
      length += (chunk as Buffer).length;
    }
    response.end(String(length));
  }
});

/** The repository's own file; only where it listens and writes is another place. */
async function nginxInFrontOf(port: number, folder: string) {
  const listening = await freePort();
  const file = readFileSync(new URL('../../.platform/nginx/nginx.conf', import.meta.url), 'utf8')
    .replace('user nginx;', 'daemon off;')
    .replace('listen 80 default_server', `listen 127.0.0.1:${listening}`)
    .replace('worker_processes auto', 'worker_processes 1')
    .replaceAll('/var/log/nginx', folder)
    .replace('/var/run', folder);
  mkdirSync(join(folder, 'conf.d/elasticbeanstalk'), { recursive: true });
  writeFileSync(join(folder, 'nginx.conf'), file);
  // As the platform writes it.
  writeFileSync(
    join(folder, 'conf.d/elasticbeanstalk-nginx-docker-upstream.conf'),
    `upstream docker {\n  server 127.0.0.1:${port};\n  keepalive 256;\n}\n`,
  );
  const child = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'inherit' });
  const base = `http://127.0.0.1:${listening}`;
  await eventually(async () => ((await fetch(base).catch(() => undefined)) ? true : undefined));
  const stop = async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  return { base, stop };
}

async function freePort(): Promise<number> {
  const server = createSocketServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
