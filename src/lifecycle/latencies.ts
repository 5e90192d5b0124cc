/** How many requests are looked at together; enough that each kind of request is among them several times. */
const size = 250;
/** So many of these are compared with as many before; one alone says little on a busy machine. */
const compared = 6;
/** Less than this was gained: as fast as it gets. */
const gain = 0.1;

/** Latencies in the order in which they came, and whether they still get better. */
export class Latencies {
  private window: number[] = [];
  private readonly medians: number[] = [];
  count = 0;

  add(ms: number): void {
    this.count++;
    if (this.window.push(ms) < size) return;
    this.medians.push(median(this.window)!);
    this.window = [];
  }

  /** The median of the first requests. */
  get first(): number | undefined {
    return this.medians[0] ?? median(this.window);
  }

  /** The median of the last requests. */
  get last(): number | undefined {
    return this.medians.at(-1) ?? median(this.window);
  }

  /** Whether hardly anything was gained lately; not before so many requests that the compiler has seen enough. */
  get flat(): boolean {
    const before = this.medians.slice(-2 * compared, -compared);
    if (before.length < compared) return false;
    return mean(this.medians.slice(-compared)) > mean(before) * (1 - gain);
  }
}

function mean(all: readonly number[]): number {
  return all.reduce((sum, one) => sum + one, 0) / all.length;
}

function median(all: readonly number[]): number | undefined {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
