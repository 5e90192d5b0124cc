import { setTimeout as delay } from 'node:timers/promises';

const usualPatienceMs = 10_000;
const pollMs = 5;

/**
 * Runs `BEGIN IMMEDIATE` as soon as no other connection writes, for ten seconds at most unless told. It waits outside
 * of SQLite, as the other one may need this thread to come to its end.
 */
export async function begin(statement: () => unknown, patienceMs = usualPatienceMs): Promise<void> {
  for (const end = Date.now() + patienceMs; ; await delay(pollMs)) {
    try {
      await statement();
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > end) throw error;
    }
  }
}

export function isBusy(error: unknown): boolean {
  return String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY');
}
