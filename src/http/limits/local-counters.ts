import { LRUCache } from 'lru-cache';
import type { Count } from '../../ports/shared-counters.js';

interface Window {
  count: number;
  endsAt: number;
}

/** About 10 MB; of more callers in a window, those that were longest silent begin anew. */
const mostKeys = 50_000;

/** Counts in windows that begin with their first count; in this process alone. */
export class LocalCounters {
  private readonly windows: LRUCache<string, Window>;
  /** Windows that were forgotten before their end. */
  forgotten = 0;

  constructor(
    private readonly now: () => number = () => performance.now(),
    max = mostKeys,
  ) {
    const dispose = ({ endsAt }: Window, _key: string, why: string) => {
      if (why === 'evict' && endsAt > this.now()) this.forgotten++;
    };
    this.windows = new LRUCache({ max, dispose });
  }

  add(key: string, windowMs: number): Count {
    const window = this.current(key) ?? { count: 0, endsAt: this.now() + windowMs };
    if (window.count === 0) this.windows.set(key, window);
    window.count++;
    return this.told(window);
  }

  /** Without adding. */
  read(key: string): Count | undefined {
    const window = this.current(key);
    return window && this.told(window);
  }

  /** Learns what others have counted. */
  raise(key: string, { count, endsInMs }: Count): void {
    const endsAt = this.now() + endsInMs;
    if (count > (this.current(key)?.count ?? 0)) this.windows.set(key, { count, endsAt });
  }

  private current(key: string): Window | undefined {
    const window = this.windows.get(key);
    return window && window.endsAt > this.now() ? window : undefined;
  }

  private told({ count, endsAt }: Window): Count {
    return { count, endsInMs: endsAt - this.now() };
  }
}
