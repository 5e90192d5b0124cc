import { setTimeout as delay } from 'node:timers/promises';

/** Waits before the attempt after the `failed`-th. */
export type Pause = (failed: number) => Promise<void>;

/** Up to 20, 40, 80 … ms, at random, so that those who met once do not meet again. */
const jittered: Pause = (failed) => delay(Math.random() * 10 * 2 ** failed);

/** The result of `attempt`, tried again while `again` says so, `attempts` times at most. */
export async function retried<T>(
  attempt: () => Promise<T>,
  again: (error: unknown) => boolean,
  { attempts, pause = jittered }: { attempts: number; pause?: Pause },
): Promise<T> {
  for (let failed = 1; ; failed++) {
    try {
      return await attempt();
    } catch (error) {
      if (failed >= attempts || !again(error)) throw error;
      await pause(failed);
    }
  }
}
