import { type Problem } from '../../catalogue/problem.js';
import { problemJson, problemType } from '../../http/problem-json.js';
import type { InnerAnswer } from '../../ports/dispatch.js';
import { answerHeaders } from './limits.js';

/** One inner request that has ended, or that was not made. */
export interface Part extends InnerAnswer {
  /** Undefined where it was not made. */
  readonly target?: string;
  readonly ms: number;
}

/** How a request of the batch has ended. */
export class Outcome {
  private parsed: unknown;

  constructor(
    readonly name: string,
    readonly parts: readonly Part[],
    /** Whether a reference in its path made its parts. */
    private readonly isFan: boolean,
    private readonly ms: number,
  ) {}

  get status(): number {
    return Math.max(...this.parts.map(({ status }) => status));
  }

  get failed(): boolean {
    return this.status >= 400;
  }

  /** In bytes, about. */
  get size(): number {
    return this.parts.reduce((sum, { body }) => sum + body.length, 0);
  }

  /** What references see: the body, or the list of the bodies. */
  value(): unknown {
    this.parsed ??= this.isFan ? this.parts.map(valueIn) : valueIn(this.parts[0]!);
    return this.parsed;
  }

  toJson(): string {
    const ms = rounded(this.ms);
    if (!this.isFan) return `{${membersOf(this.parts[0]!)},"ms":${ms}}`;
    const parts = this.parts.map(
      (part) => `{"path":${JSON.stringify(part.target)},${membersOf(part)},"ms":${rounded(part.ms)}}`,
    );
    return `{"status":${this.status},"parts":[${parts.join(',')}],"ms":${ms}}`;
  }
}

/** A refusal in the place of an answer. */
export function refused(problem: Problem, traceId: string, ms: number, target?: string): Part {
  const retryAfter = problem.more.retryAfter;
  return {
    ...{ status: problem.status, target, ms },
    headers: { 'content-type': problemType, ...(retryAfter && { 'retry-after': String(retryAfter) }) },
    body: problemJson(problem, traceId),
  };
}

export const rounded = (ms: number) => Math.round(ms * 10) / 10;

/** Bodies that are JSON go out as they came. */
function membersOf({ status, headers, body }: Part): string {
  const json = body === '' || isJson(headers) ? body : JSON.stringify(body);
  return `"status":${status},"headers":${toldOf(headers)}${json === '' ? '' : `,"body":${json}`}`;
}

function toldOf(headers: Part['headers']): string {
  const told: Record<string, string> = {};
  for (const name of answerHeaders) if (headers[name] !== undefined) told[name] = headers[name];
  return JSON.stringify(told);
}

function valueIn({ headers, body }: Part): unknown {
  if (body === '') return undefined;
  return isJson(headers) ? JSON.parse(body) : body;
}

function isJson({ 'content-type': type = '' }: Part['headers']): boolean {
  return /^application\/(?:[\w.-]+\+)?json\b/.test(type);
}
