import { type Mistake, Problem } from '../../catalogue/problem.js';
import type { Batch } from './batch.schema.js';
import { cyclesIn } from './cycles.js';
import { limits } from './limits.js';
import { type PlannedRequest, RequestPlanner } from './planned-request.js';
import type { Territory } from './target.js';

export interface Plan {
  readonly deadlineMs: number;
  readonly requests: readonly PlannedRequest[];
}

/** What a batch will do. Throws an `invalid_request` that names every mistake in it; nothing has run then. */
export function planOf({ deadlineMs, requests }: Batch, territory: Territory): Plan {
  const mistakes = [...deadlineMistakes(deadlineMs), ...countMistakes(requests.length)];
  const planned = requests.slice(0, limits.requests).map((request, n) => {
    const planner = new RequestPlanner(`body.requests.${n}`, territory);
    const plan = planner.plan(request);
    mistakes.push(...planner.mistakes);
    return plan;
  });
  mistakes.push(...nameMistakes(planned), ...referenceMistakes(planned), ...cycleMistakes(planned));
  if (mistakes.length > 0) throw refusal(mistakes);
  return { deadlineMs, requests: planned };
}

/** The names that a request waits for, each once. */
export function needsOf({ references }: PlannedRequest): string[] {
  return [...new Set(references.map(({ reference }) => reference.name))];
}

function deadlineMistakes(deadlineMs: number): Mistake[] {
  const { least, most } = limits.deadlineMs;
  if (Number.isInteger(deadlineMs) && deadlineMs >= least && deadlineMs <= most) return [];
  const message = `is a whole number from ${least} to ${most}`;
  return [{ path: 'body.deadlineMs', code: 'bad_deadline', message }];
}

function countMistakes(count: number): Mistake[] {
  if (count >= 1 && count <= limits.requests) return [];
  return [{ path: 'body.requests', code: 'bad_count', message: `takes 1 to ${limits.requests} requests` }];
}

function nameMistakes(planned: readonly PlannedRequest[]): Mistake[] {
  const first = (name: string) => planned.findIndex((one) => one.name === name);
  return planned.flatMap(({ name }, n) => {
    if (first(name) === n) return [];
    const message = `is the name of request ${first(name)} too`;
    return [{ path: `body.requests.${n}.name`, code: 'duplicate_name', message }];
  });
}

function referenceMistakes(planned: readonly PlannedRequest[]): Mistake[] {
  const names = new Set(planned.map(({ name }) => name));
  const all = planned.flatMap(({ references }) => references);
  const unknown = all.filter(({ reference }) => !names.has(reference.name));
  const message = `holds more than ${limits.references} references`;
  return [
    ...(all.length > limits.references
      ? [{ path: 'body.requests', code: 'too_many_references', message }]
      : []),
    ...unknown.map(({ reference: { name, text }, at }) => {
      return { path: at, code: 'unknown_name', message: `has ${text}, but no request is named “${name}”` };
    }),
  ];
}

function cycleMistakes(planned: readonly PlannedRequest[]): Mistake[] {
  const needs = new Map(planned.map((one) => [one.name, needsOf(one)]));
  return cyclesIn(needs).map((cycle) => {
    const at = planned.findIndex(({ name }) => name === cycle[0]);
    return { path: `body.requests.${at}`, code: 'cycle', message: `needs itself: ${cycle.join(' → ')}` };
  });
}

function refusal(errors: readonly Mistake[]): Problem {
  const count = errors.length === 1 ? 'One mistake' : `${errors.length} mistakes`;
  const named = errors.slice(0, 20).map(({ path, message }) => `${path} ${message}`);
  return new Problem('invalid_request', `${count}: ${named.join('; ')}`, { errors });
}
