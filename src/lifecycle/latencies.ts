/** How many requests are looked at together; enough that each kind of request is among them several times. */
const size = 250;
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

  /** Twice in a row hardly anything was gained over the best before. */
  get flat(): boolean {
    const before = Math.min(...this.medians.slice(0, -2));
    const [one, other] = this.medians.slice(-2) as [number, number];
    return this.medians.length > 3 && Math.min(one, other) > before * (1 - gain);
  }
}

function median(all: readonly number[]): number | undefined {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
