import { Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { RefusalReason, WrongCredentials } from '../../catalogue/wrong-credentials.js';
import { type Figure, Figures } from '../../ports/figures.js';
import { isOver, type Limits, type Policy, tooMany } from '../limits/limits.js';
import { networkOf, subscriberOf } from '../network.js';

/** So often an address may be wrong before it is not listened to for the rest of the window. */
const failurePolicy: Policy = { name: 'failures', requests: 30, seconds: 60 };

/** Notes refused credentials: counted, logged without any secret, and an address that guesses is made to wait. */
export class Audit extends Figures {
  readonly name = 'credentials';
  private readonly logger = new Logger('access');
  private readonly refused = new Map<RefusalReason | 'too_many', number>();

  constructor(private readonly limits: Limits) {
    super();
  }

  /** Throws `too_many_requests` where an address was wrong too often. */
  assertPatience({ ip }: FastifyRequest): void {
    const used = this.limits.usedOf(failurePolicy, subscriberOf(ip));
    if (!used || !isOver(used)) return;
    this.add('too_many');
    throw tooMany(used);
  }

  note(wrong: WrongCredentials, request: FastifyRequest): void {
    const { kind, reason, keyId } = wrong;
    this.add(reason);
    // What has ended was right once: who has it guesses nothing.
    if (reason !== 'expired') this.limits.count(failurePolicy, subscriberOf(request.ip));
    this.logger.warn({
      message: 'credentials refused',
      ...{ kind, reason, keyId, traceId: request.id, client: networkOf(request.ip) },
      ...{ method: request.method, route: request.routeOptions.url ?? '(none)' },
    });
  }

  read(): readonly Figure[] {
    const help = 'Credentials that were refused, by why; too_many were not even looked at.';
    const counted = [...this.refused].map(([reason, value]) => ({
      ...{ name: 'ogrom_refused_credentials_total', help, type: 'counter' as const },
      ...{ value, labels: { reason } },
    }));
    const lost = 'Windows of rate limits that were forgotten before their end, because there were too many.';
    const forgotten = {
      name: 'ogrom_rate_limit_windows_forgotten_total',
      help: lost,
      type: 'counter' as const,
    };
    return [...counted, { ...forgotten, value: this.limits.forgotten }];
  }

  private add(reason: RefusalReason | 'too_many'): void {
    this.refused.set(reason, (this.refused.get(reason) ?? 0) + 1);
  }
}
