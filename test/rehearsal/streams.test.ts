import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { StreamReader } from '../../rehearsal/load/stream-reader.mjs';
import { comparedWithLog, streamsWhole } from '../../rehearsal/measure/streams.mjs';

const log = { positions: [4, 5, 7], end: 7 };
const reader = (...received: number[]) => ({ received, reconnections: 1, cuts: 0, refused: undefined });
const verdictOn = (...readers: unknown[]) => streamsWhole(comparedWithLog(log, readers));

describe('the promise of streams', () => {
  it('is kept by readers that had each change of the log once, and maybe later ones', () => {
    expect(verdictOn(reader(4, 5, 7), reader(4, 5, 7, 8))).toMatchObject({
      kept: true,
      measured: '2 readers, 3 changes, 2 reconnections (0 after a cut), 0 missed, 0 doubled',
    });
  });

  it.each([
    ['missed', reader(4, 7), '1 missed, 0 doubled'],
    ['missed at the end', reader(4, 5), '1 missed, 0 doubled'],
    ['doubled', reader(4, 5, 5, 7), '0 missed, 1 doubled'],
    ['in none of the log', reader(4, 5, 6, 7), '1 that the log has not'],
  ])('is broken by a single event that is %s', (_, wrong, measured) => {
    const verdict = verdictOn(reader(4, 5, 7), wrong);
    expect(verdict).toMatchObject({ kept: false, measured: expect.stringContaining(measured) });
  });

  it('is not kept where nothing changed', () => {
    expect(streamsWhole(comparedWithLog({ positions: [], end: 3 }, [reader()])).kept).toBe(false);
  });
});

describe('a reader', () => {
  let server: Server;
  afterEach(() => server.closeAllConnections());
  afterEach(() => void server.close());

  const event = (position: number) => `id: ${position}\nevent: product\ndata: {"position":${position}}\n\n`;
  const begin = (position: number) => `retry: 5\nid: ${position}\n\n`;

  /** Each connection is answered by the next of these, until the reader has come to position 9. */
  async function readThrough(...answers: ((response: ServerResponse) => void)[]) {
    const asked: IncomingMessage[] = [];
    server = createServer((request, response) => {
      asked.push(request);
      answers[asked.length - 1]!(response);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const stopped = new AbortController();
    const one = new StreamReader(base, { since: 3, headers: { 'x-api-key': 'k' }, signal: stopped.signal });
    while (one.position < 9) await turn();
    stopped.abort();
    await one.done;
    return { one, asked };
  }

  it('comes again after the last whole event, however the stream before ended', async () => {
    const { one, asked } = await readThrough(
      (response) =>
        response.end(`${begin(3)}${event(4)}: alive\n\nid: 5\nevent: end\ndata: {"position":5}\n\n`),
      (response) => response.writeHead(503).end('{}'),
      (response) => response.write(`${begin(5)}${event(6)}id: 7\nevent: pro`, () => response.destroy()),
      (response) => response.end(`${begin(6)}${event(7)}${event(8)}`),
      (response) => response.write(`${begin(8)}${event(9)}`),
    );
    expect(asked.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, '5', '5', '6', '8']);
    expect(asked[0]).toMatchObject({ url: '/v1/changes/stream?since=3', headers: { 'x-api-key': 'k' } });
    expect(one.received).toEqual([4, 6, 7, 8, 9]);
    expect(one).toMatchObject({ reconnections: 3, cuts: 2 });
  });
});
