import type { AccessEntry } from './access-log.js';

/** How many requests there are, how they end and how long they take. */
export abstract class RequestMetrics {
  /** Returns at once and never throws. */
  abstract record(entry: AccessEntry): void;
}
