import {
  type Caller,
  Dispatch,
  type DispatchOptions,
  type InnerAnswer,
  type InnerRequest,
} from '../../../src/ports/dispatch.js';
import { Run } from '../../../src/endpoints/batch/run.js';
import { planOf } from '../../../src/endpoints/batch/plan.js';
import type { Batch } from '../../../src/endpoints/batch/batch.schema.js';

type Answer = (request: InnerRequest) => { readonly status: number; readonly body: unknown };

/** A service of a few lines that keeps what it was asked, in order. */
export class ScriptedDispatch extends Dispatch {
  readonly asked: InnerRequest[] = [];
  now = 0;
  most = 0;

  constructor(private readonly answer: Answer) {
    super();
  }

  refuses(): boolean {
    return false;
  }

  async ask(request: InnerRequest, _caller: Caller, { room }: DispatchOptions): Promise<InnerAnswer> {
    this.asked.push(request);
    this.most = Math.max(this.most, ++this.now);
    await new Promise(setImmediate);
    this.now--;
    const { status, body } = this.answer(request);
    const text = JSON.stringify(body);
    room(text.length);
    return { status, headers: { 'content-type': 'application/json' }, body: text };
  }
}

const caller: Caller = { address: '192.0.2.1', traceId: 'a'.repeat(32), headers: {} };

export const anywhere = { area: '/v1/', refuses: () => false };

/** The outcomes of a batch by name. */
export async function outcomesOf(
  requests: readonly Partial<Batch['requests'][number]>[],
  dispatch: Dispatch,
) {
  const whole = requests.map((one) => ({ method: 'GET', headers: {}, ...one })) as Batch['requests'];
  const plan = planOf({ deadlineMs: 5_000, requests: whole }, anywhere);
  const outcomes = await new Run(plan, dispatch, caller, new AbortController().signal).all();
  return new Map(outcomes.map((outcome) => [outcome.name, outcome]));
}
