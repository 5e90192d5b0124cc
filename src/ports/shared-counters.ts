/** How often something happened in the window that goes on. */
export interface Count {
  readonly count: number;
  readonly endsInMs: number;
}

/** Counts what all instances do together. */
export abstract class SharedCounters {
  /**
   * Adds one; a window begins with its first. An instance may take `ahead` from the store at a time and count the next
   * ones without asking: no two are ever told the same count, and what others have taken and not used counts as done.
   * undefined, at once or within a few milliseconds, where the store does not say. Never rejects.
   */
  abstract add(key: string, windowMs: number, ahead?: number): Count | Promise<Count | undefined> | undefined;
}
