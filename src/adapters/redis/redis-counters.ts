import { LRUCache } from 'lru-cache';
import { type Count, SharedCounters } from '../../ports/shared-counters.js';
import type { Link } from './redis.js';
import { Slice } from './slice.js';

/** How many milliseconds a request may wait for a count. */
const patienceMs = 25;

/** In one step, so that no window stays without an end. */
const script = `local count = redis.call('INCRBY', KEYS[1], ARGV[1])
local left = redis.call('PTTL', KEYS[1])
if left < 0 then left = tonumber(ARGV[2]) redis.call('PEXPIRE', KEYS[1], left) end
return {count, left}`;

const outcomes = ['counted', 'late', 'away'] as const;
type Outcome = (typeof outcomes)[number];

/** Of more keys the slices of those that were longest silent are given up, unused. */
const mostSlices = 50_000;

/**
 * Counts in Redis or Valkey. What is added to a key while the store is asked for it is added by one command, and what an
 * instance may take ahead is counted without asking. Each is told its own count.
 */
export class RedisCounters extends SharedCounters {
  /** How often what came of it. */
  readonly outcomes = new Map(outcomes.map((outcome) => [outcome, 0]));
  private readonly slices = new LRUCache<string, Slice>({ max: mostSlices });
  private readonly now = () => performance.now();

  constructor(
    private readonly connection: Link,
    private readonly prefix = 'ogrom:limit:',
    private readonly patience = patienceMs,
  ) {
    super();
  }

  add(key: string, windowMs: number, ahead = 1): Count | Promise<Count | undefined> | undefined {
    const present = this.slices.get(key);
    if (!present?.hasLeft(this.now())) return this.begun(key, windowMs, ahead)?.next(this.now);
    const count = present.next(this.now);
    if (!(count instanceof Promise)) this.note('counted', 1);
    return count;
  }

  private begun(key: string, windowMs: number, ahead: number): Slice | undefined {
    if (!this.connection.usable) return this.note('away', 1);
    const slice = new Slice();
    this.slices.set(key, slice);
    // What comes in this turn of the event loop goes along.
    setImmediate(() => this.ask(slice, key, windowMs, ahead));
    return slice;
  }

  /** By a plain timer: one that is aborted makes an error with its stack, which costs more than all the rest. */
  private ask(slice: Slice, key: string, windowMs: number, ahead: number): void {
    const began = this.now();
    let again: NodeJS.Immediate | undefined;
    let ended = false;
    const end = (outcome: Outcome, count?: Count) => {
      clearTimeout(timer);
      clearImmediate(again);
      if (ended) return;
      ended = true;
      this.note(outcome, slice.given);
      slice.arrived(count, count && began + count.endsInMs);
      if (!slice.hasLeft(began) && this.slices.peek(key) === slice) this.slices.delete(key);
    };
    const doubt = () => {
      this.connection.doubt();
      end('late');
    };
    // An answer that lies in the socket already is not late, only this process is: so it is looked there once more.
    const timer = setTimeout(() => (again = setImmediate(doubt)), this.patience);
    this.counted(key, windowMs, slice.asked(ahead)).then(
      (count) => end('counted', count),
      () => end('away'),
    );
  }

  private async counted(key: string, windowMs: number, added: number): Promise<Count> {
    const client = this.connection.usable;
    if (!client) throw new Error(this.connection.error);
    const sent = { keys: [this.prefix + key], arguments: [String(added), String(windowMs)] };
    return countIn(await client.eval(script, sent));
  }

  private note(outcome: Outcome, times: number): undefined {
    this.outcomes.set(outcome, this.outcomes.get(outcome)! + times);
  }
}

function countIn(reply: unknown): Count {
  const [count, endsInMs] = reply as [number, number];
  return { count, endsInMs };
}
