import type { FastifyReply } from 'fastify';
import { tellLimits } from './headers.js';
import { isOver, type Limits, type Policy, tooMany, type Used } from './limits.js';

/** The limits that one request counts against; its answer says them as far as they are known. */
export class Tally {
  private used: Used[] = [];
  private asked: Promise<Used>[] = [];

  constructor(
    private readonly limits: Limits,
    private readonly reply: FastifyReply,
  ) {}

  /** Counts the request, and waits for nobody. Throws `too_many_requests` where what is known here says so. */
  add(policy: Policy, who: string): void {
    const { here, all } = this.limits.count(policy, who);
    if (all) this.asked.push(all);
    this.used.push(here);
    if (isOver(here)) this.tell();
  }

  /**
   * Waits for what all instances have counted; undefined where nobody else counts. Throws `too_many_requests` where
   * that is too much.
   */
  settle(): Promise<void> | undefined {
    return this.asked.length === 0 ? undefined : this.learn();
  }

  /** Says in the answer what is known so far. Throws `too_many_requests` where that is too much. */
  tell(): void {
    tellLimits(this.reply, this.used);
    const over = this.used.find(isOver);
    if (over) throw tooMany(over);
  }

  private async learn(): Promise<void> {
    const all = new Map((await Promise.all(this.asked)).map((one) => [one.policy, one]));
    this.used = this.used.map((one) => all.get(one.policy) ?? one);
    this.tell();
  }
}
