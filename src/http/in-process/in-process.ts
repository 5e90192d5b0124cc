import { setMaxListeners } from 'node:events';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { Problem } from '../../catalogue/problem.js';
import {
  type Caller,
  Dispatch,
  type DispatchOptions,
  type InnerAnswer,
  type InnerRequest,
  NoRoom,
} from '../../ports/dispatch.js';
import type { DescribedSchema } from '../operation.js';
import { patternOf } from '../routes.js';
import { InnerMessage, InnerResponse, outerSocket } from './inner-message.js';

/**
 * Asks Fastify without a socket. Not by its `inject`, which validates, waits for timers and refuses while the server
 * closes, when a request that is in flight must still be answered.
 */
export class InProcess extends Dispatch {
  private readonly alone: { readonly method: string; readonly pattern: RegExp }[] = [];
  private readonly sockets = new WeakMap<Caller, Socket>();

  /** Before the routes are registered. */
  constructor(private readonly instance: FastifyInstance) {
    super();
    instance.addHook('onRoute', (route) => this.note(route));
  }

  refuses(method: string, path: string): boolean {
    return this.alone.some((one) => one.method === method && one.pattern.test(path));
  }

  async ask(request: InnerRequest, caller: Caller, { signal, room }: DispatchOptions): Promise<InnerAnswer> {
    signal.throwIfAborted();
    setMaxListeners(0, signal);
    const asked = new InnerMessage(this.socketOf(caller), {
      ...request,
      headers: headersOf(request, caller),
    });
    const answer = new InnerResponse(asked, room);
    const hangUp = () => void (asked.destroy(), answer.destroy());
    signal.addEventListener('abort', hangUp, { once: true });
    const closed = new Promise((resolve) => answer.once('close', resolve));
    this.instance.routing(asked, answer);
    await closed;
    signal.removeEventListener('abort', hangUp);
    const { body } = answer;
    if (body !== undefined) return { status: answer.statusCode, headers: answer.texts, body };
    signal.throwIfAborted();
    throw new NoRoom();
  }

  private note(route: RouteOptions): void {
    if (!(route.schema as DescribedSchema | undefined)?.operation?.alone) return;
    const pattern = patternOf(route.url);
    for (const method of [route.method].flat()) this.alone.push({ method, pattern });
    route.onRequest = [refuseInside, ...[route.onRequest ?? []].flat()];
  }

  private socketOf(caller: Caller): Socket {
    const known = this.sockets.get(caller) ?? outerSocket(caller.address);
    this.sockets.set(caller, known);
    return known;
  }
}

/** Whether a request is a part of another one. */
export function isInner({ raw }: Pick<FastifyRequest, 'raw'>): boolean {
  return raw instanceof InnerMessage;
}

function headersOf({ headers, without }: InnerRequest, caller: Caller): Record<string, string> {
  const all = { ...caller.headers, ...headers };
  for (const name of without) delete all[name];
  return all;
}

function refuseInside(request: FastifyRequest, _reply: unknown, done: (error?: Error) => void): void {
  done(isInner(request) ? new Problem('invalid_request', 'This cannot be a part of a batch.') : undefined);
}
