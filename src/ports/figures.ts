/** A figure as it stands now. */
export interface Figure {
  /** As Prometheus wants it: `ogrom_…`, with its unit, a counter's with `_total`. */
  readonly name: string;
  /** What it counts, for who reads the exposition. */
  readonly help: string;
  readonly type: 'gauge' | 'counter';
  readonly value: number;
  /** From a small set that is known beforehand, never from what a request says. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** What a part of the service can tell about itself. Whoever provides one is asked when metrics are read, at most every few seconds. */
export abstract class Figures {
  abstract readonly name: string;
  /** Rejects where a system that it asks is away: its figures are absent then. Ends soon after `signal` aborts. */
  abstract read(signal: AbortSignal): readonly Figure[] | Promise<readonly Figure[]>;
}
