import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scopeNames } from '../../src/catalogue/scopes.js';
import { aKey } from '../support/a-key.js';
import { aService, type Service } from '../support/service.js';
import { pour, raw, send } from './raw.js';

const megabyte = Buffer.alloc(1 << 20, ' ');
const problem = 'content-type: application/problem+json';

describe('messages that are meant to hurt', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ogrom-hostile-'));
  const url = `sqlite:${folder}/catalogue.sqlite`;
  let service: Service;
  let key: Readonly<Record<string, string>>;
  beforeAll(async () => {
    key = (await aKey(url, ...scopeNames)).headers;
    service = await aService({ NODE_ENV: 'test', DATABASE_URL: url });
  }, 60_000);
  afterAll(async () => {
    await service.end('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  const post = (path: string, ...headers: string[]) => [
    ...[`POST ${path} HTTP/1.1`, 'host: ogrom', 'connection: close'],
    ...[`x-api-key: ${key['x-api-key']}`, 'content-type: application/json', ...headers],
  ];
  const json = (path: string, body: string) =>
    fetch(service.base + path, {
      method: 'POST',
      headers: { ...key, 'content-type': 'application/json' },
      body,
    });

  it('a body of 1 GB is refused by its announcement, before any of it is read', async () => {
    const { status, head } = await send(service.base, ...post('/v1/batch', 'content-length: 1073741824'));
    expect(status).toBe(413);
    expect(head).toContain(problem);
  });

  it('a body that only turns out to be 1 GB is refused after the first of it, in bounded memory', async () => {
    const before = memoryOf(service.process.pid!);
    const { socket, answered } = raw(service.base);
    socket.write(`${post('/v1/batch', 'transfer-encoding: chunked').join('\r\n')}\r\n\r\n`);
    const chunk = Buffer.concat([Buffer.from('100000\r\n'), megabyte, Buffer.from('\r\n')]);
    const sent = await pour(socket, chunk, 1024);
    socket.destroy();
    expect((await answered).status).toBe(413);
    expect(sent).toBeLessThan(64 << 20);
    expect(memoryOf(service.process.pid!) - before).toBeLessThan(64);
  }, 30_000);

  it.each([
    ['a long one', [`x-long: ${'x'.repeat(20_000)}`]],
    ['thousands of them', Array.from({ length: 4_000 }, (_, n) => `x-${n}: 1`)],
    ['a long path', []],
  ])('headers beyond 16 KB, %s, are answered 431', async (name, headers) => {
    const path = name === 'a long path' ? `/v1/brands?q=${'x'.repeat(20_000)}` : '/v1/brands';
    const answer = await send(service.base, `GET ${path} HTTP/1.1`, 'host: ogrom', ...headers);
    expect(answer.status).toBe(431);
    expect(answer.head).toContain(problem);
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'headers_too_large' });
  });

  it('a head that does not end is answered 408, and so is a body', async () => {
    const head = raw(service.base);
    head.socket.write('GET /v1/brands HTTP/1.1\r\nhost: ogrom\r\nx-slow: ');
    const body = raw(service.base);
    body.socket.write(`${post('/v1/batch', 'content-length: 100').join('\r\n')}\r\n\r\n{`);
    for (const { status, body: text } of await Promise.all([head.answered, body.answered])) {
      expect(status).toBe(408);
      expect(JSON.parse(text)).toMatchObject({ code: 'request_timeout' });
    }
  }, 30_000);

  it.each([
    ['a bare CR in a header', ['GET /v1/brands HTTP/1.1', 'host: ogrom', 'x-api-key: a\rset-cookie: b']],
    ['a NUL in a header', ['GET /v1/brands HTTP/1.1', 'host: ogrom', 'x-api-key: a\0b']],
    ['a blank in a path', ['GET /v1/brands /x HTTP/1.1', 'host: ogrom']],
    ['a header without a name', ['GET /v1/brands HTTP/1.1', 'host: ogrom', ': x']],
    ['two lengths', ['POST /v1/batch HTTP/1.1', 'host: o', 'content-length: 1', 'content-length: 2']],
    [
      'a length beside chunks',
      ['POST /v1/batch HTTP/1.1', 'host: o', 'content-length: 1', 'transfer-encoding: chunked'],
    ],
    ['no HTTP', ['\x16\x03\x01\x02\x00\x01']],
  ])('%s is answered 400, and the connection ends', async (_, lines) => {
    const answer = await send(service.base, ...lines);
    expect(answer.status).toBe(400);
    expect(answer.head).toContain(problem);
    expect(answer.head).not.toContain('set-cookie');
  });

  it.each([
    ['/v1/out/x%0d%0aset-cookie:%20a=b', 404],
    ['/v1/brands/%0d%0a%0d%0a<script>', 404],
    ['/v1/brands/%00', 404],
    ['/v1/brands/%', 400],
    ['/v1/brands/%c0%ae%c0%ae', 400],
    ['/v1/brands/%ed%a0%80', 400],
    ['/../../../../etc/passwd', 404],
    ['/v1/../../etc/passwd', 404],
    ['/v1/%2e%2e/%2e%2e/etc/passwd', 404],
    ['/docs/..%2f..%2f..%2f..%2fetc/passwd', 404],
    ['/docs/static/../../../../../../etc/passwd', 404],
    ['/docs/static/%2e%2e/%2e%2e/package.json', 404],
    ['//etc/passwd', 404],
    ['//v1/brands', 404],
    ['/v1//brands', 404],
    ['/V1/brands', 404],
    ['http://other.example/v1/nothing', 404],
  ])('the path %s leads nowhere', async (path, expected) => {
    const answer = await send(
      service.base,
      ...[`GET ${path} HTTP/1.1`, 'host: ogrom', 'connection: close', `x-api-key: ${key['x-api-key']}`],
    );
    expect([path, answer.status]).toEqual([path, expected]);
    expect(answer.head).not.toMatch(/^(set-cookie|location):/m);
    expect(answer.body).not.toMatch(/root:|"dependencies"/);
  });

  it('JSON that is nested deeply, or into prototypes, is refused and changes nothing', async () => {
    const before = await (await service.get('/v1/brands')).text();
    const deep = `${'[{"a":'.repeat(60_000)}1${'}]'.repeat(60_000)}`;
    for (const body of [
      ...[deep, '[', '\u0000', '{"requests":', '"\\ud800"', '[1e999999]', 'NaN', ''],
      '{"__proto__":{"polluted":true},"requests":[]}',
      '{"constructor":{"prototype":{"polluted":true}},"requests":[]}',
      '{"requests":[{"name":"a","path":"/v1/brands","__proto__":{"polluted":true}}]}',
    ])
      for (const path of ['/v1/batch', '/v1/clients', '/v1/imports?shop=x'])
        expect([path, body.slice(0, 30), (await json(path, body)).status]).toEqual([
          path,
          body.slice(0, 30),
          400,
        ]);
    for (const query of ['__proto__[polluted]=1', 'constructor.prototype.polluted=1', '__proto__=1'])
      expect([query, (await service.get(`/v1/products?${query}`)).status]).toEqual([query, 400]);
    expect(await (await service.get('/v1/brands')).text()).toBe(before);
  });
});

/** Resident memory of a process, in MB. */
function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;
}
