/** Work that one instance at a time may do. Time is the database's, so that clocks need not agree. */
export abstract class Leases {
  /**
   * True when `holder` has the lease, for at least two thirds of `ttlMs` from now: it was free, expired, or already its
   * own. Who holds it can ask as often as he likes: it is renewed only when a third of the time is over.
   */
  abstract acquire(name: string, holder: string, ttlMs: number): Promise<boolean>;
  /** Gives it back; nothing happens where somebody else has it by now. */
  abstract release(name: string, holder: string): Promise<void>;
}
