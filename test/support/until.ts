import { setTimeout as delay } from 'node:timers/promises';

/** Waits until `condition` holds; throws `what` when it does not within 10 s. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  for (const end = Date.now() + 10_000; !condition(); await delay(5)) {
    if (Date.now() > end) throw new Error(`not within 10 s: ${what}`);
  }
}
