import type { onSendHookHandler, RouteOptions } from 'fastify';
import { vary } from '../conditional.js';

/** Keeps the answers of a route that only some may read out of caches that everybody shares. */
export function keepPrivate(route: RouteOptions): void {
  route.onSend = [...[route.onSend ?? []].flat(), makePrivate];
}

const makePrivate: onSendHookHandler = (_request, reply, _payload, done) => {
  const control = reply.getHeader('cache-control');
  if (typeof control === 'string') reply.header('cache-control', control.replace(/\bpublic\b/, 'private'));
  vary(reply, 'x-api-key');
  done();
};
