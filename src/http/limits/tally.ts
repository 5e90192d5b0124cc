import type { FastifyReply } from 'fastify';
import { tellLimits } from './headers.js';
import { isOver, type Limits, type Policy, tooMany, type Used } from './limits.js';

/** The limits that one request counts against; its answer says them as far as they are known. */
export class Tally {
  private used: readonly Used[] = [];
  private asked: Promise<Used>[] = [];

  constructor(
    private readonly limits: Limits,
    private readonly reply: FastifyReply,
  ) {}

  /** Counts the request, and waits for nobody. Throws `too_many_requests` where what is known here says so. */
  add(policy: Policy, who: string): void {
    const { here, all } = this.limits.count(policy, who);
    if (all) this.asked.push(all);
    this.tell([...this.used, here]);
  }

  /** Waits for what all instances have counted. Throws `too_many_requests` where that is too much. */
  async settle(): Promise<void> {
    if (this.asked.length === 0) return;
    const all = new Map((await Promise.all(this.asked)).map((one) => [one.policy, one]));
    this.tell(this.used.map((one) => all.get(one.policy) ?? one));
  }

  private tell(used: readonly Used[]): void {
    this.used = used;
    tellLimits(this.reply, used);
    const over = used.find(isOver);
    if (over) throw tooMany(over);
  }
}
