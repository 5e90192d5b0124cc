import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../catalogue/problem.js';
import { vary } from './conditional.js';

/** How many milliseconds a read waits for a position. */
export const patience = 2_000;
const interval = 40;

/** What a read says of `Ogrom-Min-Position` in its description. */
export const minPositionHeader = {
  'Ogrom-Min-Position': {
    description: 'Wait up to 2 s until the answer contains the change with this position.',
    pattern: '^[0-9]{1,15}$',
  },
};

/**
 * Waits for the position that the request asks for in `Ogrom-Min-Position`; nothing happens, and it says false, without that header.
 * Throws a `not_caught_up` problem that says how far the data is, where it does not come in time.
 */
export async function caughtUp(
  request: FastifyRequest,
  reply: FastifyReply,
  reached: () => Promise<number>,
  patienceMs = patience,
): Promise<boolean> {
  const asked = request.headers['ogrom-min-position'];
  if (asked === undefined) return false;
  const position = await waitFor(parse(String(asked)), reached, patienceMs);
  reply.header('ogrom-position', position);
  vary(reply, 'ogrom-min-position');
  return true;
}

function parse(asked: string): number {
  const position = Number(asked);
  if (/^\d+$/.test(asked) && Number.isSafeInteger(position)) return position;
  const message = 'is a position that a write answered in Ogrom-Position';
  throw new Problem('invalid_request', `header.ogrom-min-position ${message}`, {
    errors: [{ path: 'header.ogrom-min-position', code: 'invalid_type', message }],
  });
}

async function waitFor(asked: number, reached: () => Promise<number>, patienceMs: number): Promise<number> {
  const deadline = Date.now() + patienceMs;
  for (let position = await reached(); ; position = await reached()) {
    if (position >= asked) return position;
    if (Date.now() > deadline)
      throw new Problem('not_caught_up', `Position ${position} is reached, ${asked} is not yet.`, {
        retryAfter: 1,
      });
    await pause(interval);
  }
}
