/** A facet's values for each product: products with the same values share one list. */
export class ListColumn {
  /** Each list that some product has or had; the first is the empty one. */
  readonly lists: (readonly string[])[] = [[]];
  private readonly ordinals = new Map<string, number>([['', 0]]);
  private of = new Int32Array(1024);

  /** `lines`: the values, a line each. */
  set(n: number, lines: string): void {
    if (n >= this.of.length) this.of = grown(this.of, n);
    this.of[n] = this.ordinalOf(lines);
  }

  /** Which of `lists` is the product's. */
  ordinal(n: number): number {
    return this.of[n] ?? 0;
  }

  values(n: number): readonly string[] {
    return this.lists[this.ordinal(n)]!;
  }

  /** For each list, 1 where it has one of the values. */
  matching(values: readonly string[]): Uint8Array {
    const wanted = new Set(values);
    return Uint8Array.from(this.lists, (list) => Number(list.some((value) => wanted.has(value))));
  }

  private ordinalOf(lines: string): number {
    const known = this.ordinals.get(lines);
    if (known !== undefined) return known;
    this.ordinals.set(lines, this.lists.length);
    return this.lists.push(lines.split('\n')) - 1;
  }
}

export class NumberColumn {
  private of = new Float64Array(1024);

  set(n: number, value: number): void {
    if (n >= this.of.length) {
      const longer = new Float64Array(n * 2);
      longer.set(this.of);
      this.of = longer;
    }
    this.of[n] = value;
  }

  get(n: number): number {
    return this.of[n] ?? 0;
  }
}

function grown(array: Int32Array<ArrayBuffer>, n: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(n * 2);
  longer.set(array);
  return longer;
}
