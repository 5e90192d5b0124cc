/** How often something happened in the window that goes on. */
export interface Count {
  readonly count: number;
  readonly endsInMs: number;
}

/** Counts what all instances do together. */
export abstract class SharedCounters {
  /**
   * Adds one; a window begins with its first. undefined, at once or within a few milliseconds, where the store does
   * not say. Never rejects.
   */
  abstract add(key: string, windowMs: number): Promise<Count | undefined> | undefined;
}
