import { createServer, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createClient } from '../../clients/typescript/src/client.js';

type Answer = (response: ServerResponse, headers: Record<string, unknown>) => void;

const refuse =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, headers).end(JSON.stringify({ code: 'unavailable', detail: 'away', status }));
const give: Answer = (response) => response.writeHead(200, { etag: '"1"' }).end('{"id":"a"}');
const lose: Answer = (response) => response.destroy();
const say =
  (text: string, end = false): Answer =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(text);
    if (end) response.end();
  };
const change = (position: number) => `id: ${position}\nevent: product\ndata: {"position":${position}}\n\n`;

const sayNext: Answer = (response, headers) =>
  say(change(Number(headers['last-event-id']) + 1))(response, headers);

describe('a service that has its troubles', () => {
  let server: Server;
  let heard: Record<string, unknown>[];
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  /** Gives these answers in their order. */
  async function clientOf(...answers: Answer[]) {
    heard = [];
    server = createServer((request, response) => {
      request.resume();
      heard.push(request.headers);
      answers[heard.length - 1]!(response, request.headers);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return createClient({ baseUrl, retry: { baseMs: 1, longestMs: 2_000 } });
  }

  it.each([
    ['a refusal', refuse(503)],
    ['too many requests', refuse(429)],
    ['a lost connection', lose],
  ])('is asked again after %s', async (_, trouble) => {
    const client = await clientOf(trouble, trouble, give);
    expect(await client.products.get('a')).toEqual({ id: 'a' });
    expect(heard).toHaveLength(3);
  });

  it('is waited for as long as it asks, and not longer than anybody wants', async () => {
    const client = await clientOf(
      refuse(503, { 'retry-after': '1' }),
      give,
      refuse(503, { 'retry-after': '60' }),
    );
    const before = performance.now();
    await client.products.get('a');
    expect(performance.now() - before).toBeGreaterThanOrEqual(990);
    await expect(client.products.get('b')).rejects.toMatchObject({ status: 503, code: 'unavailable' });
    expect(heard).toHaveLength(3);
  });

  it('is not asked for ever', async () => {
    const client = await clientOf(...Array.from({ length: 4 }, () => refuse(503)));
    await expect(client.products.get('a')).rejects.toMatchObject({ name: 'ProblemError', status: 503 });
    expect(heard).toHaveLength(4);
  });

  it('gets the same idempotency key with each try, and no second try of what has none', async () => {
    const client = await clientOf(lose, give, lose);
    await client.outfits.create({ title: 'Once', items: [] });
    const keys = heard.map((headers) => headers['idempotency-key']);
    expect(keys).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), keys[0]]);
    await expect(client.post('/v1/index-builds')).rejects.toMatchObject({ name: 'TypeError' });
    expect(heard).toHaveLength(3);
  });

  it('stops being asked when the signal says so', async () => {
    const client = await clientOf(refuse(503, { 'retry-after': '2' }));
    const asking = client.products.get('a', {}, { signal: AbortSignal.timeout(50) });
    await expect(asking).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('is followed on after an end, a loss, a refusal and silence', async () => {
    const client = await clientOf(
      say(`retry: 1\nid: 0\n\n${change(1)}id: 1\nevent: end\ndata: {}\n\n`, true),
      lose,
      refuse(503),
      ...Array<Answer>(20).fill(sayNext),
    );
    const seen: number[] = [];
    for await (const { position } of client.changes.stream({ since: 0 }, { silenceMs: 50 }))
      if (seen.push(position) === 3) break;
    expect(seen).toEqual([1, 2, 3]);
    const ids = heard.map((headers) => headers['last-event-id']);
    expect(ids.slice(0, 4)).toEqual([undefined, '1', '1', '1']);
    // A slow machine may be silent for too long as well, and be asked for the second once more.
    expect([...new Set(ids)]).toEqual([undefined, '1', '2']);
  });

  it('says that a follower comes too late', async () => {
    const startOver = { snapshot: '/v1/products?limit=100', position: 9 };
    const client = await clientOf((response) =>
      response.writeHead(410).end(JSON.stringify({ code: 'changes_expired', detail: 'too late', startOver })),
    );
    const reading = (async () => {
      for await (const _ of client.changes.stream({ since: 1 })) throw new Error('there is none');
    })();
    await expect(reading).rejects.toMatchObject({ code: 'changes_expired', problem: { startOver } });
  });
});
