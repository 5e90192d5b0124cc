import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { WrongCredentials } from '../../catalogue/wrong-credentials.js';
import type { Client } from '../../ports/callers.js';
import { isOwn, isProbe } from '../callers.js';
import type { Policy, RateLimit } from '../limits/limits.js';
import { Tally } from '../limits/tally.js';
import { subscriberOf } from '../network.js';
import type { DescribedSchema } from '../operation.js';
import type { Access } from './access.js';
import { assertAdmitted, isForAll, refusal } from './admission.js';
import { type Caller, noteCaller } from './caller.js';
import type { FrontDesk } from './front-desk.js';
import { keepPrivate } from './private.js';

export interface ReceptionRules {
  /** Whether everybody may read the catalogue. */
  readonly openCatalogue: boolean;
  /** Of an address, and of a client whatever its addresses. */
  readonly rateLimit: RateLimit;
  readonly clientRateLimit: RateLimit;
  /** Whether an operation stands at this path, which has to say who may call it. */
  isMounted(path: string): boolean;
}

/**
 * Receives every request: counts it against the limits of its address and its client, finds out who calls, and lets in
 * only those whom the operation names. Call before the routes are registered; one that names nobody stops the start.
 */
export function receive(instance: FastifyInstance, desk: FrontDesk, rules: ReceptionRules): void {
  const reception = new Reception(desk, rules);
  instance.addHook('onRoute', (route) => {
    const access = accessOf(route);
    if (access === undefined && rules.isMounted(route.url))
      throw new Error(
        `${[route.method].flat().join()} ${route.url} does not say who may call it: @Operation({ access })`,
      );
    if (access === 'catalogue' && !rules.openCatalogue) keepPrivate(route);
  });
  instance.addHook('onRequest', (request, reply, done) => reception.receive(request, reply, done));
}

/** What the service meets that asks itself: it goes the whole way of its clients, for that is what it warms up. */
const unmet = policyOf('warm-up', { requests: 999_999_999, seconds: 1 });
/** The service that asks itself while it warms: it reads what its clients read. */
const itself: Client = {
  id: 'itself',
  name: 'Ogrom',
  scopes: ['catalogue:read', 'imports:read', 'index:read', 'reports:read'],
};

class Reception {
  private readonly address: Policy;
  private readonly client: Policy;

  constructor(
    private readonly desk: FrontDesk,
    private readonly rules: ReceptionRules,
  ) {
    this.address = policyOf('address', rules.rateLimit);
    this.client = policyOf('client', rules.clientRateLimit);
  }

  /** Goes on at once where nothing has to be waited for: promises would cost each request more than all the rest of this. */
  receive(request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void {
    // Machines that watch the service are no callers: a load balancer must never be told that it asks too often.
    if (isProbe(request.url)) return done();
    let waited: Promise<void> | undefined;
    try {
      waited = this.admitted(request, reply);
    } catch (error) {
      return done(error as Error);
    }
    if (waited) void after(waited, done);
    else done();
  }

  private admitted(request: FastifyRequest, reply: FastifyReply): Promise<void> | undefined {
    const access = accessOf(request.routeOptions) ?? 'open';
    const own = isOwn(request);
    const tally = new Tally(this.desk.limits, reply);
    // Read also where it does not matter: code that never read it while warming is thrown away at the first client.
    const { address } = this;
    tally.add(own ? unmet : address, subscriberOf(request.ip));
    const caller =
      own && !isForAll(access, this.rules.openCatalogue)
        ? { client: itself }
        : this.desk.identification.of(request);
    // The counts of all limits travel while that is found out.
    if (caller instanceof Promise) return this.later(request, reply, access, caller, tally);
    const settled = this.counted(caller, tally);
    if (settled) return settled.then(() => this.admit(request, reply, access, caller));
    return this.admit(request, reply, access, caller);
  }

  private async later(
    request: FastifyRequest,
    reply: FastifyReply,
    access: Access,
    known: Promise<Caller>,
    tally: Tally,
  ): Promise<void> {
    tally.tell();
    const caller = await known.catch((error: unknown) => {
      if (access === 'open') return {};
      throw error instanceof WrongCredentials ? refusal(error, reply) : error;
    });
    await this.counted(caller, tally);
    this.admit(request, reply, access, caller);
  }

  private counted({ client }: Caller, tally: Tally): Promise<void> | undefined {
    if (client) tally.add(client === itself ? unmet : this.client, client.id);
    const waited = tally.settle();
    if (!waited) tally.tell();
    return waited;
  }

  private admit(request: FastifyRequest, reply: FastifyReply, access: Access, caller: Caller): undefined {
    assertAdmitted(access, caller, reply, this.rules.openCatalogue);
    noteCaller(request, caller);
  }
}

/** All of one shape, or what was compiled for that of the warm-up would be thrown away at the first client. */
function policyOf(name: string, { requests, seconds }: RateLimit): Policy {
  return { name, requests, seconds };
}

function accessOf({ schema }: Pick<RouteOptions, 'schema'>): Access | undefined {
  return (schema as DescribedSchema | undefined)?.operation?.access;
}

async function after(waited: Promise<void>, done: (error?: Error) => void): Promise<void> {
  const failure = await waited.then(
    () => undefined,
    (error: Error) => error,
  );
  done(failure);
}
