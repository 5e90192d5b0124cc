import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import examples from '../../src/examples.json' with { type: 'json' };
import { aKey } from '../support/a-key.js';
import { aService, type Service } from '../support/service.js';

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly example?: string }[];
  readonly responses: Record<string, { readonly content?: Record<string, { readonly example?: unknown }> }>;
}

type Paths = Record<string, Record<string, Operation>>;

const volatile = new Set(['createdAt', 'startedAt', 'finishedAt', 'at', 'ms', 'etag', 'newest']);
const steady = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (key, one: unknown) => (volatile.has(key) ? undefined : one));

/** The example of an answer without an end. */
const eventsOf = (responses: Operation['responses']) =>
  responses['200']?.content?.['text/event-stream']?.example;

describe('the service with nothing configured but where its file lies', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ogrom-start-'));
  const env = { DATABASE_URL: `sqlite:${folder}/catalogue.sqlite`, SAMPLE_CATALOGUE: 'true' };
  let service: Service;
  let paths: Paths;
  let firstSearch: unknown;
  beforeAll(async () => {
    service = await aService(env);
    firstSearch = await (await service.get('/v1/search?q=&limit=1')).json();
    ({ paths } = (await (await service.get('/openapi.json')).json()) as { paths: Paths });
  }, 120_000);
  afterAll(async () => {
    await service.end('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  function operations() {
    return Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
    );
  }

  it('finds all of the sample with the first search after its first start', () => {
    expect(firstSearch).toMatchObject({ total: { count: 3000 } });
  });

  it('describes every operation with an example', () => {
    expect(operations().length).toBeGreaterThan(15);
    for (const { operationId, responses } of operations()) {
      const [status, success] = Object.entries(responses).find(([one]) => /^[23]/.test(one))!;
      // Neither a redirect nor an answer without content has a body to show.
      if (['302', '204'].includes(status)) continue;
      const example = success.content?.['application/json']?.example ?? eventsOf(responses);
      expect([operationId, example]).toEqual([operationId, expect.anything()]);
    }
  });

  it('answers to the examples what the document says', async () => {
    const reads = operations().filter(
      ({ method, path, responses }) =>
        method === 'get' &&
        !/imports|index-builds|clients|click-|out|favourites/.test(path) &&
        eventsOf(responses) === undefined,
    );
    for (const { path, operationId, parameters } of reads) {
      const query = parameters.filter((one) => one.in === 'query' && one.example !== undefined);
      const url = path.replace('{id}', String(parameters.find((one) => one.in === 'path')?.example));
      const answer = await service.get(
        `${url}?${new URLSearchParams(query.map((one): [string, string] => [one.name, one.example!]))}`,
      );
      const recorded = (examples as Record<string, { answer?: unknown }>)[operationId]!.answer;
      expect([operationId, steady(await answer.json())]).toEqual([operationId, steady(recorded)]);
    }
  });

  it('answers to the example of a batch what the document says, but for times and tags', async () => {
    const { requestBody, responses } = paths['/v1/batch']!['post'] as unknown as {
      requestBody: { content: Record<string, { example: unknown }> };
      responses: Record<string, { content: Record<string, { example: unknown }> }>;
    };
    const answer = await fetch(`${service.base}/v1/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(requestBody.content['application/json']!.example),
    });
    const recorded = responses['207']!.content['application/json']!.example;
    expect([answer.status, steady(await answer.json())]).toEqual([207, steady(recorded)]);
  });

  it('serves the explorer, small and from its own origin, and does not describe it', async () => {
    const page = await service.get('/');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
    const html = await page.text();
    const assets = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!);
    const answers = await Promise.all(assets.map((path) => service.get(path)));
    for (const { headers } of answers) expect(headers.get('cache-control')).toContain('immutable');
    const bodies = await Promise.all(answers.map(async (one) => Buffer.from(await one.arrayBuffer())));
    const zipped = [Buffer.from(html), ...bodies].reduce((sum, body) => sum + gzipSync(body).length, 0);
    expect([assets.length, zipped]).toEqual([3, expect.any(Number)]);
    expect(zipped).toBeLessThan(40_000);
    const again = await service.get('/', { 'if-none-match': page.headers.get('etag')! });
    expect(again.status).toBe(304);
    expect(Object.keys(paths)).not.toContain('/');
  });

  it('serves the reference from its own origin', async () => {
    const page = await (await service.get('/docs/')).text();
    expect(page).toContain('swagger-ui');
    expect(page).not.toMatch(/(src|href)="https?:/);
  });

  it('tells how it is', async () => {
    expect(await (await service.get('/health/live')).json()).toEqual({ status: 'ok' });
    const health = (await (await service.get('/health')).json()) as Record<string, unknown>;
    expect(health).toMatchObject({
      status: 'ok',
      state: 'ready',
      systems: { sqlite: { status: 'up' }, fts: { status: 'up' } },
    });
  });

  it('ends cleanly on SIGTERM, and the next start loads nothing again', async () => {
    expect(await service.end('SIGTERM')).toBe(0);
    service = await aService(env);
    const { headers } = await aKey(env.DATABASE_URL, 'imports:read');
    const { items } = (await (await service.get('/v1/imports', headers)).json()) as {
      items: { source: { kind: string } }[];
    };
    expect(items.filter((one) => one.source.kind === 'file')).toHaveLength(1);
  });
});
