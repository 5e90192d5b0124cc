import { expect, it } from '@jest/globals';
import Fastify from 'fastify';
import { Problem } from '../../src/catalogue/problem.js';
import { caughtUp } from '../../src/http/freshness.js';

/** Asks for position 9 where one position more is reached with each look, from `from` to `to`. */
async function asked(from: number, to: number) {
  let position = from - 1;
  const app = Fastify();
  app.get('/', async (request, reply) => {
    await caughtUp(request, reply, async () => (position = Math.min(position + 1, to)), 100);
    return 'read';
  });
  app.setErrorHandler(({ code, detail, more }: Problem, _, reply) =>
    reply.code(503).send({ code, detail, ...more }),
  );
  const answer = await app.inject({ url: '/', headers: { 'ogrom-min-position': '9' } });
  await app.close();
  return answer;
}

it('waits until the position is reached, and says which one it answers by', async () => {
  const { body, headers } = await asked(8, 9);
  expect([body, headers['ogrom-position']]).toEqual(['read', '9']);
});

it('says how far it is where the position is not reached in time', async () => {
  expect((await asked(7, 8)).json()).toEqual({
    code: 'not_caught_up',
    detail: 'Position 8 is reached, 9 is not yet.',
    retryAfter: 1,
  });
});
