import { Injectable } from '@nestjs/common';
import { Links } from '../../http/links.js';
import { type Caller, Dispatch } from '../../ports/dispatch.js';
import type { Batch } from './batch.schema.js';
import { type Outcome, rounded } from './outcome.js';
import { planOf } from './plan.js';
import { Run } from './run.js';
import type { Territory } from './target.js';

@Injectable()
export class BatchService {
  private readonly territory: Territory;

  constructor(
    private readonly dispatch: Dispatch,
    links: Links,
  ) {
    const own = links.to();
    // A batch reaches its neighbours: what is mounted beside it and below.
    this.territory = {
      area: own.slice(0, own.lastIndexOf('/') + 1),
      refuses: (method, path) => dispatch.refuses(method, path),
    };
  }

  /** The answers as JSON. What is not finished when `end` aborts, here at the deadline, is given up. */
  async run(batch: Batch, caller: Caller, end: AbortController): Promise<string> {
    const plan = planOf(batch, this.territory);
    const began = performance.now();
    const timer = setTimeout(() => end.abort(), plan.deadlineMs);
    try {
      const outcomes = await new Run(plan, this.dispatch, caller, end.signal).all();
      return jsonOf(outcomes, performance.now() - began);
    } finally {
      clearTimeout(timer);
    }
  }
}

function jsonOf(outcomes: readonly Outcome[], ms: number): string {
  const answers = outcomes.map((outcome) => `${JSON.stringify(outcome.name)}:${outcome.toJson()}`);
  return `{"answers":{${answers.join(',')}},"ms":${rounded(ms)}}`;
}
