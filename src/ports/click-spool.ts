import type { RecordedClick } from './clicks.js';

/** Some clicks of a spool. */
export interface SpooledClicks {
  readonly clicks: readonly RecordedClick[];
  /** Lets go of them, once they are kept elsewhere. */
  forget(): Promise<void>;
}

/** Keeps clicks on the disk of this host until they are stored. */
export abstract class ClickSpool {
  /** What it keeps now. */
  abstract readonly bytes: number;
  /** When it resolves, the click outlives this process. Rejects where the disk does not take it, or where too much waits. */
  abstract append(click: RecordedClick): Promise<void>;
  /** All that was appended before, also by processes of this host that are gone; what is not forgotten comes again. */
  abstract kept(): AsyncIterable<SpooledClicks>;
}
