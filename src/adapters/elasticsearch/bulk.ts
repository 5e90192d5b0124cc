import { Problem } from '../../catalogue/problem.js';
import { background, type Engine } from './engine.js';

/** One line of a bulk request, or two, each with its end. */
export interface BulkItem {
  readonly lines: string;
}

export interface Refused {
  readonly item: number;
  readonly reason: string;
}

interface Outcome {
  readonly status: number;
  readonly error?: {
    readonly type: string;
    readonly reason: string;
    readonly caused_by?: { readonly reason?: string };
  };
}

export interface Patience {
  readonly tries: number;
  /** How long to wait before the nth try again, in milliseconds. */
  readonly wait: (n: number) => Promise<void>;
}

const maxBytes = 5 * 1024 * 1024;
const overloaded = new Set([429, 502, 503, 504]);

/**
 * Sends items in requests of at most 5 MB, one after the other, which is all the backpressure the engine needs. What it
 * is too busy for is sent again, later each time. Answers the refusals by the items' places; throws where it stays away.
 */
export async function bulk(
  engine: Engine,
  index: string,
  items: readonly BulkItem[],
  patience: Patience,
): Promise<Refused[]> {
  const refused: Refused[] = [];
  for (const places of portions(items))
    refused.push(...(await portion(engine, index, items, places, patience)));
  return refused;
}

function portions(items: readonly BulkItem[]): number[][] {
  const all: number[][] = [];
  let bytes = Infinity;
  items.forEach((item, place) => {
    const size = Buffer.byteLength(item.lines);
    if (bytes + size > maxBytes) {
      all.push([]);
      bytes = 0;
    }
    all.at(-1)!.push(place);
    bytes += size;
  });
  return all;
}

async function portion(
  engine: Engine,
  index: string,
  items: readonly BulkItem[],
  places: number[],
  patience: Patience,
) {
  const refused: Refused[] = [];
  let waiting = places;
  for (let n = 0; waiting.length > 0; n++) {
    if (n > 0) await patience.wait(n);
    const last = n + 1 >= patience.tries;
    const outcomes = await sent(engine, index, waiting.map((place) => items[place]!.lines).join(''), last);
    const again: number[] = [];
    waiting.forEach((item, i) => {
      const outcome = outcomes?.[i];
      if (outcome === undefined || (overloaded.has(outcome.status) && !last)) again.push(item);
      else if (outcome.error?.type === 'index_not_found_exception') throw noIndex(index);
      else if (outcome.error && outcome.status !== 409) refused.push({ item, reason: reasonOf(outcome) });
    });
    waiting = again;
  }
  return refused;
}

/** What became of each line; undefined where the engine was away, unless it was the last try. */
async function sent(
  engine: Engine,
  index: string,
  body: string,
  last: boolean,
): Promise<Outcome[] | undefined> {
  // Only an alias is written to: a name that was dropped meanwhile would be made anew, without a mapping.
  const request = {
    method: 'POST',
    path: `/${index}/_bulk`,
    querystring: { require_alias: true },
    bulkBody: body,
  };
  try {
    const answer = await engine.call<{ items: Record<string, Outcome>[] }>(request, background);
    return answer.items.map((item) => Object.values(item)[0]!);
  } catch (error) {
    if (last || !(error instanceof Problem)) throw error;
    return undefined;
  }
}

export function noIndex(index: string): Problem {
  return new Problem('not_found', `There is no index to write into as ${index}`);
}

function reasonOf({ error }: Outcome): string {
  const cause = error?.caused_by?.reason;
  return [error?.type, error?.reason, cause].filter(Boolean).join(': ').slice(0, 500);
}
