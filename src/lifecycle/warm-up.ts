import { Latencies } from './latencies.js';
import { timed, Turns } from './turns.js';

/** Few at a time: those that serve already must not find the database and the engine crowded by one that comes. */
const lanes = 4;
/** So many ask for each read once before that: as many connections of the pool are opened, and know the statements. */
const crowd = 16;

/** A GET to warm by; `{id}` in its path stands for an id of `list`, or for `id` where that has none. */
export interface WarmUpRead {
  readonly path: string;
  readonly list?: string;
  readonly id?: string;
}

/** Asks for a path; the body of the answer, undefined where that was no success. */
export type Ask = (path: string) => Promise<string | undefined>;

export interface WarmUpResult {
  readonly requests: number;
  /** Those without a success: a system was away, or the examples are of another catalogue. */
  readonly failed: number;
  readonly durationMs: number;
  /** Medians of the first and of the last requests. */
  readonly firstMs?: number;
  readonly lastMs?: number;
  /** Whether it still got faster when the time was over. */
  readonly outOfTime: boolean;
}

/** Asks the service itself until the answers get no faster: the first clients meet compiled code and open pools. */
export class WarmUp {
  result: WarmUpResult | undefined;

  /** Takes `forMs` at most, and ends when `signal` aborts. Never fails. */
  async run(reads: readonly WarmUpRead[], ask: Ask, forMs: number, signal: AbortSignal): Promise<void> {
    const started = performance.now();
    const latencies = new Latencies();
    const end = AbortSignal.any([signal, AbortSignal.timeout(forMs)]);
    let failed = 0;
    const reading = async (paths: Iterator<string>) => {
      if ((await ask(paths.next().value as string).catch(() => undefined)) === undefined) failed++;
    };
    const all = (await pathsOf(reads, ask)).map(endless);
    const each = async () => {
      for (const paths of all) if (!end.aborted) latencies.add(await timed(() => reading(paths)));
    };
    await together(crowd, each);
    const turns = new Turns(all);
    const lane = async () => {
      while (!end.aborted && !latencies.flat) latencies.add(await turns.next(reading));
    };
    if (all.length > 0) await together(lanes, lane);
    this.result = {
      requests: latencies.count,
      failed,
      durationMs: Math.round(performance.now() - started),
      firstMs: rounded(latencies.first),
      lastMs: rounded(latencies.last),
      outOfTime: end.aborted,
    };
  }
}

async function together(count: number, work: () => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: count }, work));
}

/** The paths of each read, one for every id that it can have. */
async function pathsOf(reads: readonly WarmUpRead[], ask: Ask): Promise<string[][]> {
  const lists = [...new Set(reads.flatMap(({ list }) => list ?? []))];
  const ids = new Map(await Promise.all(lists.map(async (list) => [list, await idsIn(list, ask)] as const)));
  const about = ({ path, list, id }: WarmUpRead) =>
    list === undefined ? [path] : known(ids.get(list), id).map((one) => path.replace('{id}', one));
  const full = lists.filter((list) => ids.get(list)!.length > 0);
  return [...full.map((list) => [list]), ...reads.map(about)].filter((paths) => paths.length > 0);
}

function known(found: readonly string[] = [], id: string | undefined): readonly string[] {
  return found.length > 0 || id === undefined ? found : [id];
}

async function idsIn(list: string, ask: Ask): Promise<string[]> {
  const body = await ask(list).catch(() => undefined);
  const { items = [] } = JSON.parse(body ?? '{}') as { items?: { id: string }[] };
  return items.map(({ id }) => encodeURIComponent(id));
}

function* endless(paths: readonly string[]): Generator<string, never> {
  for (let round = 0; ; round++) yield paths[round % paths.length]!;
}

const rounded = (ms: number | undefined) => (ms === undefined ? undefined : Math.round(ms * 100) / 100);
