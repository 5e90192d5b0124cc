import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { feedLines } from '../../scripts/generate-feed.mjs';
import { aKey } from '../support/a-key.js';
import { eventually } from '../support/eventually.js';
import { createDatabase, type OwnDatabase } from '../support/own-database.js';
import { createIndexPrefix, type OwnIndices } from '../support/own-indices.js';
import { aProxy, type Proxy } from '../support/proxy.js';
import { aProcess, type Service } from '../support/service.js';
import { describeWith } from '../support/services.js';

interface System {
  readonly status: string;
  readonly error?: string;
  readonly affects?: readonly string[];
}

interface Health {
  readonly status: string;
  readonly state: string;
  readonly warmUp?: { readonly requests: number };
  readonly systems: Readonly<Record<string, System>>;
}

const ofSearch = ['GET /v1/products/{id}/similar', 'GET /v1/search', 'GET /v1/suggestions'];

describeWith('mysql', 'a service whose systems', (mysqlUrl) => {
  describeWith('elasticsearch', 'come and go', (elasticsearchUrl) => {
    let database: OwnDatabase;
    let indices: OwnIndices;
    let mysql: Proxy;
    let elasticsearch: Proxy;
    let service: Omit<Service, 'readyAfter'>;
    let id: string;
    beforeAll(async () => {
      [database, indices] = [await createDatabase(mysqlUrl), createIndexPrefix(elasticsearchUrl)];
      [mysql, elasticsearch] = [await aProxy(database.url), await aProxy(elasticsearchUrl)];
      await Promise.all([mysql.down(), elasticsearch.down()]);
      service = await aProcess(environment({ WARMUP_MS: '2000' }));
    });
    afterAll(async () => {
      await service.end('SIGKILL');
      await Promise.all([mysql.close(), elasticsearch.close(), database.drop(), indices.drop()]);
    });

    const environment = (more: Record<string, string>) => ({
      DATABASE_URL: mysql.url,
      ELASTICSEARCH_URL: elasticsearch.url.replace(/\/$/, ''),
      ELASTICSEARCH_PREFIX: indices.prefix,
      LOGSTASH_URL: 'tcp://127.0.0.1:1',
      ...more,
    });
    const status = async (path: string) =>
      (await service.get(path).catch(() => undefined))?.status ?? 'no answer';
    const health = async () => (await (await service.get('/health')).json()) as Health;
    const answers = (path: string, wanted: number) =>
      eventually(async () => ((await status(path)) === wanted ? true : undefined), 60_000);
    const becomes = (name: string, wanted: string) =>
      eventually(async () => {
        const system = (await health()).systems[name]!;
        return system.status === wanted ? system : undefined;
      }, 60_000);
    const reads = () => [`/v1/products/${id}`, '/v1/products', `/v1/products/${id}/similar`, '/v1/search'];
    const statuses = () => Promise.all(reads().map(status));

    it('starts without any of them, and says what it waits for', async () => {
      await answers('/health/live', 200);
      const ready = await service.get('/health/ready');
      expect([ready.status, await ready.json()]).toEqual([
        503,
        { state: 'starting', waitingFor: expect.arrayContaining(['mysql', 'elasticsearch']) },
      ]);
      expect(await status('/health/startup')).toBe(503);
    }, 60_000);

    it('is ready by itself when they have come, without the one that nothing needs', async () => {
      await Promise.all([mysql.up(), elasticsearch.up()]);
      await answers('/health/ready', 200);
      const { status: how, systems, warmUp } = await health();
      expect([how, systems['logstash']?.affects, await status('/health/startup')]).toEqual([
        'degraded',
        [],
        200,
      ]);
      expect(warmUp?.requests).toBeGreaterThan(0);
    }, 90_000);

    it('keeps its own requests out of the log', () => {
      expect(service.log.filter(({ context }) => context === 'access')).toEqual([]);
    });

    it('takes a feed', async () => {
      const accepted = await fetch(`${service.base}/v1/imports?shop=Away`, {
        method: 'POST',
        body: Readable.toWeb(Readable.from(feedLines(30))) as ReadableStream,
        headers: { 'content-type': 'text/csv', ...(await aKey(database.url, 'imports:write')).headers },
        duplex: 'half',
      } as RequestInit);
      expect(accepted.status).toBe(202);
      id = await eventually(async () => {
        const answer = await service.get('/v1/search?limit=1');
        const { items } = (await answer.json()) as { items?: { id: string }[] };
        return items?.[0]?.id;
      }, 60_000);
      expect(await statuses()).toEqual([200, 200, 200, 200]);
    }, 90_000);

    it('goes on searching without the database', async () => {
      await mysql.down();
      const { error, affects } = await becomes('mysql', 'degraded');
      expect(await statuses()).toEqual([503, 503, 200, 200]);
      expect(await status('/v1/suggestions?q=a')).toBe(200);
      expect((await service.get('/v1/brands')).headers.get('retry-after')).toBe('2');
      expect(error).toBe('ECONNREFUSED');
      expect(affects).toEqual(
        expect.arrayContaining(['GET /v1/products/{id}', 'POST /v1/imports', 'GET /v1/out/{offerId}']),
      );
      expect(affects!.filter((operation) => ofSearch.includes(operation))).toEqual([]);
      expect(await status('/health/ready')).toBe(200);
      await mysql.up();
      await answers(`/v1/products/${id}`, 200);
    }, 90_000);

    it('goes on with products without the engine', async () => {
      await elasticsearch.down();
      expect((await becomes('elasticsearch', 'degraded')).affects).toEqual(ofSearch);
      expect(await statuses()).toEqual([200, 200, 503, 503]);
      expect((await service.get('/v1/search')).headers.get('retry-after')).toBe('2');
      expect(await status('/health/ready')).toBe(200);
      await elasticsearch.up();
      await answers('/v1/search', 200);
    }, 90_000);

    it('does not ask a database that fell silent', async () => {
      mysql.blackHole();
      expect((await becomes('mysql', 'degraded')).error).toBe('no answer within 1000 ms');
      expect(await statuses()).toEqual([503, 503, 200, 200]);
      mysql.speak();
      await answers(`/v1/products/${id}`, 200);
    }, 90_000);

    it('tells of each change once', () => {
      const changes = service.log
        .filter(({ context }) => context === 'health')
        .map(({ message }) => String(message).split(/:| after/)[0]);
      const ofMysql = changes.filter((change) => change!.startsWith('mysql'));
      expect(ofMysql).toEqual([
        'mysql is away',
        'mysql is back',
        'mysql is away',
        'mysql is back',
        'mysql is away',
        'mysql is back',
      ]);
      expect(changes.filter((change) => change!.startsWith('logstash'))).toEqual(['logstash is away']);
    });

    it('are not told to be away by one that starts while they are there', async () => {
      const fresh = await aProcess(environment({ INDEXER: 'false', IMPORTER: 'false' }));
      await eventually(
        async () => (await fresh.get('/health/ready').catch(() => undefined))?.ok || undefined,
      );
      expect(await fresh.end('SIGTERM')).toBe(0);
      const told = fresh.log.filter(({ context }) => context === 'health').map(({ message }) => message);
      expect(told).toEqual([expect.stringMatching(/^logstash is away/)]);
    }, 60_000);

    it('asks its systems as often as ever, however often it is asked how it is', async () => {
      const idle = await aProcess(environment({ INDEXER: 'false', IMPORTER: 'false' }));
      await eventually(async () => (await idle.get('/health/ready').catch(() => undefined))?.ok || undefined);
      await service.end('SIGKILL');
      const [before, started] = [mysql.sent, Date.now()];
      for (let round = 0; round < 60; round++)
        await Promise.all(
          Array.from({ length: 40 }, async (_, n) =>
            (await idle.get(n % 2 ? '/health/ready' : '/health')).text(),
          ),
        );
      // A ping a second; one without an answer in that time is made again, by a connection that takes three pieces.
      expect(mysql.sent - before).toBeLessThanOrEqual(4 * (1 + (Date.now() - started) / 1_000));
      expect(await idle.end('SIGTERM')).toBe(0);
    }, 90_000);
  });
});
