import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aKey } from '../../support/a-key.js';
import { eventually } from '../../support/eventually.js';
import { aWatchedApp, type WatchedApp } from '../../support/watched-app.js';

const token = 'a-token-of-many-letters';
const requests = 'ogrom_http_request_duration_seconds_count';
let watched: WatchedApp;

describe('open metrics', () => {
  beforeEach(async () => void (watched = await aWatchedApp()));
  afterEach(() => watched.close());

  it('count requests by method, route and class of status', async () => {
    for (const url of ['/v1/products', '/v1/products?limit=0', '/v1/products/none', '/v1/products/nobody'])
      await watched.app.inject({ url });
    await watched.app.inject({ url: '/v1/imports', method: 'POST', payload: {} });
    expect(await watched.series(requests)).toEqual(
      new Map([
        [`${requests}{method="GET",route="/v1/products",status="2xx"}`, 1],
        [`${requests}{method="GET",route="/v1/products",status="4xx"}`, 1],
        [`${requests}{method="GET",route="/v1/products/:id",status="4xx"}`, 2],
        [`${requests}{method="POST",route="/v1/imports",status="4xx"}`, 1],
      ]),
    );
  });

  it('are bounded: unknown paths are one series, probes none', async () => {
    for (let n = 0; n < 50; n++) await watched.app.inject({ url: `/nothing/${n}?email=a@b.example` });
    for (const url of ['/health/live', '/health', '/metrics']) await watched.app.inject({ url });
    expect(await watched.series(requests)).toEqual(
      new Map([[`${requests}{method="GET",route="(none)",status="4xx"}`, 50]]),
    );
  });

  it('count those too whose callers went away, and those that are still answered', async () => {
    const { key } = await aKey(watched.databaseUrl, 'imports:write');
    const address = (await watched.app.listen(0, '127.0.0.1'), watched.app.getHttpServer().address());
    const socket = connect((address as AddressInfo).port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      `POST /v1/imports HTTP/1.1\r\nhost: x\r\nx-api-key: ${key}\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{`,
    );
    const inFlight = async (n: number) =>
      (await watched.series('ogrom_http_requests_in_flight')).get('ogrom_http_requests_in_flight') === n ||
      undefined;
    await eventually(() => inFlight(1));
    socket.destroy();
    await eventually(() => inFlight(0));
    const series = `${requests}{method="POST",route="/v1/imports",status="4xx"}`;
    expect(await watched.series(requests)).toEqual(new Map([[series, 1]]));
  });

  it('tell of the process, the release, the lifecycle, the log, the queue and the index', async () => {
    const names = [...(await watched.series('')).keys()].map((series) => series.replace(/\{.*/, ''));
    expect(names).toEqual(
      expect.arrayContaining([
        'process_resident_memory_bytes',
        'nodejs_eventloop_lag_p99_seconds',
        'ogrom_build_info',
        'ogrom_lifecycle_state',
        'ogrom_log_lines_dropped_total',
        'ogrom_log_buffered_bytes',
        'ogrom_imports',
        'ogrom_index_lag_positions',
        'ogrom_index_lag_seconds',
      ]),
    );
  });

  it('are no part of the described API, and not limited', async () => {
    const document = (await watched.app.inject({ url: '/openapi.json' })).json();
    expect(Object.keys(document.paths).filter((path) => path.startsWith('/metrics'))).toEqual([]);
    const { headers } = await watched.app.inject({ url: '/metrics' });
    expect(headers).not.toHaveProperty('ratelimit');
    expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
  });
});

describe('metrics behind a token', () => {
  beforeEach(async () => void (watched = await aWatchedApp({ METRICS_TOKEN: token })));
  afterEach(() => watched.close());

  it.each([undefined, 'Bearer', `Bearer ${token}x`, `Bearer ${token.slice(1)}`, `Basic ${token}`, token])(
    'are not given to %j',
    async (authorization) => {
      const headers = authorization === undefined ? {} : { authorization };
      const answer = await watched.app.inject({ url: '/metrics', headers });
      expect(answer.statusCode).toBe(401);
      expect(answer.headers['www-authenticate']).toBe('Bearer realm="metrics"');
      expect(answer.json().code).toBe('unauthorized');
    },
  );

  it.each([`Bearer ${token}`, `bearer ${token}`])('are given to %j', async (authorization) => {
    const answer = await watched.app.inject({ url: '/metrics', headers: { authorization } });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('ogrom_build_info');
  });
});
