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
type Outcome = (typeof outcomes)[number];

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

  /** By a plain timer: one that is aborted makes an error with its stack, which costs more than all the rest. */
  private inTime(asked: Promise<Count>): Promise<Count | undefined> {
    return new Promise((resolve) => {
      let again: NodeJS.Immediate | undefined;
      const end = (outcome: Outcome, count?: Count) => {
        clearTimeout(timer);
        clearImmediate(again);
        if (late) return;
        late = outcome === 'late';
        this.note(outcome);
        resolve(count);
      };
      let late = false;
      const doubt = () => {
        this.connection.doubt();
        end('late');
      };
      // An answer that lies in the socket already is not late, only this process is: so it is looked there once more.
      const timer = setTimeout(() => (again = setImmediate(doubt)), this.patience);
      asked.then(
        (count) => end('counted', count),
        () => end('away'),
      );
    });
  }

  private note(outcome: Outcome): undefined {
    this.outcomes.set(outcome, this.outcomes.get(outcome)! + 1);
  }
}

function countIn(reply: unknown): Count {
  const [count, endsInMs] = reply as [number, number];
  return { count, endsInMs };
}
