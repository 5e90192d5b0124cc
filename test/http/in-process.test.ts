import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { inProcess } from '../../src/http/in-process/in-process.module.js';
import { mount } from '../../src/http/mount.js';
import { Dispatch } from '../../src/ports/dispatch.js';
import { dispatchContract } from '../contracts/dispatch.js';
import { anApp } from '../support/app.js';
import { things } from '../support/things.js';
import { type WatchedApp, aWatchedApp } from '../support/watched-app.js';

dispatchContract('the process', async () => {
  const app = await anApp(mount('v1/things', things, { from: [] }), inProcess());
  return { dispatch: app.get(Dispatch, { strict: false }), close: () => app.close() };
});

const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
const requests = [
  { name: 'list', path: '/v1/products?fields=id' },
  { name: 'each', path: '/v1/products/{result=list:$.items[*].id}' },
];

describe('requests that the service makes to itself for a client', () => {
  let watched: WatchedApp;
  beforeEach(async () => void (watched = await aWatchedApp({ TRUST_PROXY: '127.0.0.1' })));
  afterEach(() => watched.close());

  const batch = async (headers: Record<string, string> = {}) => {
    const answer = await watched.app.inject({
      ...{ method: 'POST', url: '/v1/batch', payload: { requests } },
      headers: { traceparent: `00-${trace}-00f067aa0ba902b7-01`, ...headers },
    });
    const { answers } = answer.json();
    expect([answers.list.status, answers.each.status]).toEqual([200, 200]);
  };

  it('are in the access log, marked, in its trace and from its network', async () => {
    await batch({ 'x-forwarded-for': '203.0.113.7' });
    const lines = (await watched.lines()).map((line) => JSON.parse(line));
    const access = lines.filter(({ context }) => context === 'access');
    expect(access.map(({ route, inner, client, traceId }) => [route, inner, client, traceId])).toEqual([
      ['/v1/products', true, '203.0.113.0/24', trace],
      ['/v1/products/:id', true, '203.0.113.0/24', trace],
      ['/v1/batch', undefined, '203.0.113.0/24', trace],
    ]);
  });

  it('are counted by their routes as all requests are, and none of them is left over', async () => {
    await batch();
    const count = 'ogrom_http_request_duration_seconds_count';
    expect(await watched.series(count)).toEqual(
      new Map([
        [`${count}{method="GET",route="/v1/products",status="2xx"}`, 1],
        [`${count}{method="GET",route="/v1/products/:id",status="2xx"}`, 1],
        [`${count}{method="POST",route="/v1/batch",status="2xx"}`, 1],
      ]),
    );
    const inFlight = 'ogrom_http_requests_in_flight';
    expect((await watched.series(inFlight)).get(inFlight)).toBe(0);
  });
});
