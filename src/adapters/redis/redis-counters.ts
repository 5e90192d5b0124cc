import { setTimeout as pause } from 'node:timers/promises';
import { type Count, SharedCounters } from '../../ports/shared-counters.js';
import type { RedisConnection } from './redis-connection.js';

/** How many milliseconds a request may wait for a count. */
const patienceMs = 25;

/** In one step, so that no window stays without an end. */
const script = `local count = redis.call('INCR', KEYS[1])
local left = redis.call('PTTL', KEYS[1])
if left < 0 then left = tonumber(ARGV[1]) redis.call('PEXPIRE', KEYS[1], left) end
return {count, left}`;

const outcomes = ['counted', 'late', 'away'] as const;

/** Counts in Redis or Valkey. Counts that are asked for together travel together, in one round trip. */
export class RedisCounters extends SharedCounters {
  /** How often what came of it. */
  readonly outcomes = new Map(outcomes.map((outcome) => [outcome, 0]));

  constructor(
    private readonly connection: RedisConnection,
    private readonly prefix = 'ogrom:limit:',
    private readonly patience = patienceMs,
  ) {
    super();
  }

  add(key: string, windowMs: number): Promise<Count | undefined> | undefined {
    const client = this.connection.usable;
    if (!client) return this.note('away');
    const asked = client.eval(script, { keys: [this.prefix + key], arguments: [String(windowMs)] });
    return this.inTime(asked.then(countIn));
  }

  private async inTime(asked: Promise<Count>): Promise<Count | undefined> {
    const timer = new AbortController();
    try {
      const count = await Promise.race([asked, lateness(this.patience, timer.signal)]);
      if (count === undefined) this.connection.doubt();
      this.note(count ? 'counted' : 'late');
      return count;
    } catch {
      return this.note('away');
    } finally {
      timer.abort();
    }
  }

  private note(outcome: (typeof outcomes)[number]): undefined {
    this.outcomes.set(outcome, this.outcomes.get(outcome)! + 1);
  }
}

/** An answer that lies in the socket already is not late, only this process is: so it is looked there once more. */
async function lateness(afterMs: number, signal: AbortSignal): Promise<undefined> {
  await pause(afterMs, undefined, { signal, ref: false }).catch(() => undefined);
  await new Promise((resolve) => setImmediate(resolve));
}

function countIn(reply: unknown): Count {
  const [count, endsInMs] = reply as [number, number];
  return { count, endsInMs };
}
