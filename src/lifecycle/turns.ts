/**
 * Whose turn it is, so that each gets as much time as any other: what answers in a tenth of the time is asked ten times
 * as often. All that is asked for at a time counts as if it took as long as it did the last time.
 */
export class Turns<T> {
  private readonly all: { readonly one: T; spent: number; last: number }[];

  constructor(all: readonly T[]) {
    this.all = all.map((one) => ({ one, spent: 0, last: 1 }));
  }

  /** Lets the one whose turn it is work, and gives what that took in milliseconds. Never fails where `work` does not. */
  async next(work: (one: T) => Promise<void>): Promise<number> {
    const turn = this.all.reduce((least, other) => (other.spent < least.spent ? other : least));
    const { last } = turn;
    turn.spent += last;
    turn.last = await timed(() => work(turn.one));
    turn.spent += turn.last - last;
    return turn.last;
  }
}

/** Milliseconds that something took. */
export async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
