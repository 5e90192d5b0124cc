import { type Count, SharedCounters } from '../../ports/shared-counters.js';
import type { RedisConnection } from './redis-connection.js';

/** How many milliseconds a request may wait for a count. */
const patienceMs = 25;

/** In one step, so that no window stays without an end. */
const script = `local count = redis.call('INCRBY', KEYS[1], ARGV[1])
local left = redis.call('PTTL', KEYS[1])
if left < 0 then left = tonumber(ARGV[2]) redis.call('PEXPIRE', KEYS[1], left) end
return {count, left}`;

const outcomes = ['counted', 'late', 'away'] as const;
type Outcome = (typeof outcomes)[number];

/** What is added to one key in one turn of the event loop. */
interface Sum {
  added: number;
  /** The count with all of them. */
  readonly counted: Promise<Count | undefined>;
}

/** Counts in Redis or Valkey. What is added to a key at the same time is added by one command, and each is told its own count. */
export class RedisCounters extends SharedCounters {
  /** How often what came of it. */
  readonly outcomes = new Map(outcomes.map((outcome) => [outcome, 0]));
  private readonly sums = new Map<string, Sum>();

  constructor(
    private readonly connection: RedisConnection,
    private readonly prefix = 'ogrom:limit:',
    private readonly patience = patienceMs,
  ) {
    super();
  }

  add(key: string, windowMs: number): Promise<Count | undefined> | undefined {
    if (!this.connection.usable) return this.note('away', 1);
    const sum = this.sums.get(key) ?? this.begun(key, windowMs);
    const place = ++sum.added;
    return sum.counted.then((all) => all && { ...all, count: all.count - sum.added + place });
  }

  private begun(key: string, windowMs: number): Sum {
    const sum: Sum = {
      added: 0,
      counted: new Promise((resolve) => {
        setImmediate(() => {
          this.sums.delete(key);
          this.send(key, windowMs, sum.added, resolve);
        });
      }),
    };
    this.sums.set(key, sum);
    return sum;
  }

  /** By a plain timer: one that is aborted makes an error with its stack, which costs more than all the rest. */
  private send(key: string, windowMs: number, added: number, resolve: (count?: Count) => void): void {
    let again: NodeJS.Immediate | undefined;
    let ended = false;
    const end = (outcome: Outcome, count?: Count) => {
      clearTimeout(timer);
      clearImmediate(again);
      if (ended) return;
      ended = true;
      this.note(outcome, added);
      resolve(count);
    };
    const doubt = () => {
      this.connection.doubt();
      end('late');
    };
    // An answer that lies in the socket already is not late, only this process is: so it is looked there once more.
    const timer = setTimeout(() => (again = setImmediate(doubt)), this.patience);
    this.ask(key, windowMs, added).then(
      (count) => end('counted', count),
      () => end('away'),
    );
  }

  private async ask(key: string, windowMs: number, added: number): Promise<Count> {
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
