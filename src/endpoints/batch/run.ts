import { Problem } from '../../catalogue/problem.js';
import { type Caller, type Dispatch, type InnerRequest, NoRoom } from '../../ports/dispatch.js';
import { bodyOf, headersOf, type Select, targetsOf, tooMany, unfit } from './fill.js';
import { Lanes } from './lanes.js';
import { credentials, limits } from './limits.js';
import { Outcome, type Part, refused } from './outcome.js';
import { needsOf, type Plan } from './plan.js';
import type { PlannedRequest } from './planned-request.js';
import { Selections } from './selections.js';
import { isReference } from './template.js';

/** One batch on its way: each request begins as soon as what it needs has ended. */
export class Run {
  private readonly outcomes = new Map<string, Promise<Outcome>>();
  private readonly lanes = new Lanes(limits.atOnce);
  private readonly selections = new Selections();
  private parts: number;
  private room: number = limits.answerBytes;

  constructor(
    private readonly plan: Plan,
    private readonly dispatch: Dispatch,
    private readonly caller: Caller,
    private readonly signal: AbortSignal,
  ) {
    this.parts = plan.requests.length;
  }

  /** In the order of the requests; all have ended when `signal` has aborted. */
  all(): Promise<Outcome[]> {
    return Promise.all(this.plan.requests.map(({ name }) => this.outcome(name)));
  }

  private outcome(name: string): Promise<Outcome> {
    const known = this.outcomes.get(name);
    if (known) return known;
    const outcome = this.run(this.plan.requests.find((one) => one.name === name)!);
    this.outcomes.set(name, outcome);
    return outcome;
  }

  private async run(request: PlannedRequest): Promise<Outcome> {
    const needed = await Promise.all(needsOf(request).map((name) => this.outcome(name)));
    const began = performance.now();
    const isFan = request.target.path.some(isReference);
    try {
      const asked = this.asked(request, needed);
      const parts = await Promise.all(asked.map((one) => this.lanes.run(() => this.ask(one))));
      return new Outcome(request.name, parts, isFan, performance.now() - began);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const part = refused(error, this.caller.traceId, performance.now() - began);
      return new Outcome(request.name, [part], false, part.ms);
    }
  }

  /** What becomes of a request with the answers that it needs. Throws a Problem where nothing does. */
  private asked(request: PlannedRequest, needed: readonly Outcome[]): InnerRequest[] {
    if (this.signal.aborted) throw this.late();
    const failed = needed.filter((one) => one.failed).map(({ name }) => name);
    if (failed.length > 0) throw unfit(`It needs ${failed.join(' and ')}, which failed.`);
    const of = new Map(needed.map((outcome) => [outcome.name, outcome]));
    const select: Select = (reference) => this.selections.select(reference, of.get(reference.name)!);
    const { method } = request;
    const targets = targetsOf(request.target, select);
    const body = bodyOf(request, select);
    const headers = { ...(body !== undefined && json), ...headersOf(request, select) };
    this.count(targets.length - 1);
    return targets.map((target) => ({ method, target, headers, without: withoutOf(request), body }));
  }

  private count(more: number): void {
    if (this.parts + more > limits.parts) throw tooMany(this.parts + more);
    this.parts += more;
  }

  private async ask(request: InnerRequest): Promise<Part> {
    const began = performance.now();
    const { target } = request;
    const room = (bytes: number) => bytes <= this.room && ((this.room -= bytes), true);
    try {
      const answer = await this.dispatch.ask(request, this.caller, { signal: this.signal, room });
      return { ...answer, target, ms: performance.now() - began };
    } catch (error) {
      return refused(this.problemOf(error), this.caller.traceId, performance.now() - began, target);
    }
  }

  private problemOf(error: unknown): Problem {
    if (error instanceof NoRoom) return tooLarge();
    if (this.signal.aborted) return this.late();
    throw error;
  }

  private late(): Problem {
    return new Problem('deadline_exceeded', `It was not finished within ${this.plan.deadlineMs} ms.`);
  }
}

const json = { 'content-type': 'application/json' };

/** Credentials that the caller's must not take the place of. */
function withoutOf({ headers }: PlannedRequest): string[] {
  return credentials.filter((name) => headers[name] === null);
}

function tooLarge(): Problem {
  return new Problem('answers_too_large', `All answers together may have ${limits.answerBytes} bytes.`);
}
