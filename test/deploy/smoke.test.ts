import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { aService, type Service } from '../support/service.js';

const script = new URL('../../deploy/smoke.mjs', import.meta.url).pathname;

describe('the smoke test of a deployed service', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ogrom-smoke-'));
  let service: Service;
  beforeAll(async () => {
    service = await aService({
      DATABASE_URL: `sqlite:${folder}/catalogue.sqlite`,
      SAMPLE_CATALOGUE: 'true',
      OGROM_VERSION: 'v2',
    });
    const indexed = () => service.get('/v1/search', { 'ogrom-min-position': '3000' });
    await eventually(async () => ((await indexed()).ok ? true : undefined), 60_000);
  }, 120_000);
  afterAll(async () => {
    await service.end('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  it('passes where every answer is as described', async () => {
    const { code, said } = await smoke(service.base, '--version', 'v2');
    expect([code, said]).toEqual([0, expect.stringMatching(/: \d\d operations answer as described/)]);
  });

  it('names the version that it did not want', async () => {
    const { code, said } = await smoke(service.base, '--version', 'v3');
    expect([code, said]).toEqual([1, expect.stringContaining('/health/ready is of version v2')]);
  });

  it('names what differs from the description', async () => {
    const liar = await inFrontOf(service, (body) => body.replaceAll('"title"', '"tittle"'));
    const { code, said } = await smoke(`http://127.0.0.1:${(liar.address() as AddressInfo).port}`);
    liar.close();
    expect(code).toBe(1);
    expect(said).toMatch(/\/v1\/products\?\S*: \/items\/0 must have required property 'title'/);
  });

  it('says that nobody is there', async () => {
    const { code, said } = await smoke('http://127.0.0.1:1023');
    expect([code, said]).toEqual([1, expect.stringContaining('ECONNREFUSED')]);
  });
});

/** The service with every body changed; its own description stays as it is. */
async function inFrontOf(service: Service, change: (body: string) => string): Promise<Server> {
  const server = createServer((request, response) => void lie(request.url!, response));
  const lie = async (url: string, response: ServerResponse) => {
    const answer = await service.get(url);
    const body = await answer.text();
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    response.end(url === '/openapi.json' ? body : change(body));
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function smoke(...args: string[]): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, [script, ...args]);
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  const [code] = (await once(child, 'close')) as [number];
  return { code, said };
}
