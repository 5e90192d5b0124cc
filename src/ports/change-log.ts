import type { Change } from '../catalogue/change.js';

/** How far the log reaches: it has what came after `trimmed`, up to `newest`. */
export interface ChangeBounds {
  /** The position of the newest change; 0 before the first. */
  readonly newest: number;
  /** Changes up to this position were removed; 0 where none was. */
  readonly trimmed: number;
}

/** A piece of the log, with its bounds at the same moment. */
export interface ChangePage extends ChangeBounds {
  /** Oldest first. */
  readonly changes: readonly Change[];
  /** Where to go on: up to here there is nothing but `changes`. Never before the asked position. */
  readonly position: number;
}

/** The log of what changed. Positions come into sight in their order, so who goes on from a page misses nothing. */
export abstract class ChangeReader {
  abstract bounds(): Promise<ChangeBounds>;
  /** The changes after a position, at most `limit`; some are missing where the position is before `trimmed`. */
  abstract after(position: number, limit: number): Promise<ChangePage>;
}

/** The log as an instance follows it: one tail, however many read along. */
export abstract class ChangeFeed extends ChangeReader {
  /** What `after` would give, where it is in memory; undefined where it is not. */
  abstract recent(position: number, limit: number): ChangePage | undefined;
  /** Tells whenever the log has grown, until what this returns is called. */
  abstract follow(told: () => void): () => void;
}

/** Taking away what is old. */
export abstract class ChangeTrimmer {
  /**
   * Removes the oldest changes: those made more than `ageMs` ago by the database's clock, none after `upTo`, at most
   * `limit`. How many they were.
   */
  abstract trim(ageMs: number, upTo: number, limit: number): Promise<number>;
}
