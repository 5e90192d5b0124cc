import Fastify from 'fastify';
import { expect, it } from '@jest/globals';
import { answerLiveness } from '../../src/lifecycle/liveness.js';

const made = () => {
  const instance = Fastify();
  answerLiveness(instance, '1.2.3');
  instance.addHook('onRequest', (_request, _reply, done) => done(new Error('broken')));
  instance.get('/health/live', () => 'later');
  instance.get('/health/ready', () => 'later');
  return instance;
};

it('answers that the process lives, whatever becomes of other requests', async () => {
  const instance = made();
  const live = await instance.inject('/health/live');
  expect([live.statusCode, live.json()]).toEqual([200, { status: 'ok' }]);
  expect(live.headers).toMatchObject({
    'cache-control': 'no-store',
    'content-length': '15',
    'ogrom-version': '1.2.3',
  });
  expect((await instance.inject('/health/ready')).statusCode).toBe(500);
});

it('answers nothing else', async () => {
  const instance = made();
  for (const url of ['/health/live?a=1', '/health/live/', '/health/lives'])
    expect((await instance.inject(url)).statusCode).not.toBe(200);
  expect((await instance.inject({ method: 'POST', url: '/health/live' })).statusCode).not.toBe(200);
});
