import type { components } from './api.js';
import type { Call, Reply, Send } from './call.js';
import { ProblemError } from './problem-error.js';

type Answers = components['schemas']['BatchAnswers'];

interface Waiting {
  readonly call: Call;
  readonly resolve: (reply: Reply | Promise<Reply>) => void;
  readonly reject: (error: unknown) => void;
}

/** What one batch takes. */
const most = 20;
/** Nothing is wrong with a part that did not fit into a batch, by time or by size: it goes alone. */
const misfits = new Set([504, 507]);
/** Who refuses a batch so would refuse each part of it, and is spared them. */
const shared = new Set([401, 403, 429, 503]);

/** Sends together what is asked for in the same tick. A call fails by itself, and never because of the batch. */
export function batching(send: Send, sendBatch: Send): Send {
  let waiting: Waiting[] = [];
  const flush = () => {
    const all = waiting;
    waiting = [];
    for (const together of groups(all)) void deliver(together);
  };
  const deliver = async (together: readonly Waiting[]) => {
    if (together.length === 1) return alone(together[0]!);
    try {
      share(together, await sendBatch(batchOf(together)));
    } catch (error) {
      for (const { reject } of together) reject(error);
    }
  };
  const alone = ({ call, resolve }: Waiting) => resolve(send(call));
  const share = (together: readonly Waiting[], reply: Reply) => {
    if (shared.has(reply.status)) throw ProblemError.of(reply);
    if (reply.status !== 207) return together.forEach(alone);
    const { answers } = JSON.parse(reply.text) as Answers;
    together.forEach((one, index) => {
      const { status, headers, body } = answers[`r${index}`]!;
      if (misfits.has(status)) return alone(one);
      const text = body === undefined ? '' : JSON.stringify(body);
      one.resolve({ status, headers: new Headers(headers), text });
    });
  };
  return (call) => {
    if (!call.batchable) return send(call);
    return new Promise((resolve, reject) => {
      const { signal } = call;
      signal?.throwIfAborted();
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      if (waiting.push({ call, resolve, reject }) === 1) setTimeout(flush);
    });
  };
}

/** Those with the same credentials go together, twenty at a time; who went away meanwhile does not. */
function groups(all: readonly Waiting[]): Waiting[][] {
  const byCaller = new Map<string, Waiting[]>();
  for (const one of all.filter(({ call }) => !call.signal?.aborted)) {
    const key = JSON.stringify(credentialsOf(one.call));
    byCaller.set(key, [...(byCaller.get(key) ?? []), one]);
  }
  return [...byCaller.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / most) }, (_, n) => group.slice(n * most, (n + 1) * most)),
  );
}

function batchOf(together: readonly Waiting[]): Call {
  const requests = together.map(({ call }, index) => {
    const { authorization: _, 'x-api-key': __, ...headers } = call.headers;
    return { name: `r${index}`, path: call.url, headers };
  });
  const headers = { ...credentialsOf(together[0]!.call), 'content-type': 'application/json' };
  const body = JSON.stringify({ deadlineMs: 5_000, requests });
  const signal = abandoned(together);
  return { method: 'POST', url: '/v1/batch', headers, body, signal, repeatable: true, batchable: false };
}

/** Aborts once every caller has; never where one of them cannot. */
function abandoned(together: readonly Waiting[]): AbortSignal | undefined {
  const signals = together.flatMap(({ call }) => call.signal ?? []);
  if (signals.length < together.length) return undefined;
  const all = new AbortController();
  const look = () => signals.every(({ aborted }) => aborted) && all.abort(signals[0]!.reason);
  for (const signal of signals) signal.addEventListener('abort', look, { once: true });
  return all.signal;
}

function credentialsOf({ headers }: Call): Record<string, string> {
  return Object.fromEntries(
    ['authorization', 'x-api-key'].flatMap((name) => (headers[name] ? [[name, headers[name]]] : [])),
  );
}
