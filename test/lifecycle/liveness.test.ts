import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { answerLiveness } from '../../src/lifecycle/liveness.js';

let instance: FastifyInstance;
let base: string;
beforeEach(async () => {
  instance = Fastify();
  answerLiveness(instance.server, '1.2.3');
  instance.addHook('onRequest', (_request, _reply, done) => done(new Error('broken')));
  instance.get('/health/live', () => 'later');
  instance.get('/health/ready', () => 'later');
  base = await instance.listen({ port: 0, host: '127.0.0.1' });
});
afterEach(() => instance.close());

it('answers that the process lives, whatever becomes of other requests', async () => {
  const live = await fetch(`${base}/health/live`);
  expect([live.status, await live.json()]).toEqual([200, { status: 'ok' }]);
  expect(Object.fromEntries(live.headers)).toMatchObject({
    ...{ 'cache-control': 'no-store', 'content-length': '15', 'ogrom-version': '1.2.3' },
  });
  expect((await fetch(`${base}/health/ready`)).status).toBe(500);
});

it('answers nothing else', async () => {
  for (const path of ['/health/live?a=1', '/health/live/', '/health/lives'])
    expect((await fetch(base + path)).status).not.toBe(200);
  expect((await fetch(`${base}/health/live`, { method: 'POST' })).status).not.toBe(200);
});
