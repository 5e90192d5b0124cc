import type { Change } from '../catalogue/change.js';
import type { ChangeBounds, ChangePage } from '../ports/change-log.js';

/** The newest part of the log, in memory. At most twice `size` changes. */
export class ChangeWindow {
  private changes: Change[] = [];
  private head: number;
  private bounds: ChangeBounds = { newest: 0, trimmed: 0 };
  /** Pages by where they begin: those who are all up to date ask for the same one, and get the same object. */
  private readonly pages = new Map<string, ChangePage>();

  /** Begins empty, after this position. */
  constructor(
    private start: number,
    private readonly size: number,
  ) {
    this.head = start;
  }

  /** The position up to which it has everything. */
  get position(): number {
    return this.head;
  }

  /** Adds the page after its own position. */
  add({ changes, position, newest, trimmed }: ChangePage): void {
    for (const change of changes) this.changes.push(change);
    this.head = position;
    this.bounds = { newest, trimmed };
    this.pages.clear();
    if (this.changes.length > 2 * this.size) this.forget(this.changes.length - this.size);
  }

  /** Undefined for a position outside of it. */
  after(position: number, limit: number): ChangePage | undefined {
    if (position < this.start || position > this.head) return undefined;
    const key = `${position} ${limit}`;
    const page = this.pages.get(key) ?? this.page(position, limit);
    this.pages.set(key, page);
    return page;
  }

  private page(position: number, limit: number): ChangePage {
    const from = this.firstAfter(position);
    const changes = this.changes.slice(from, from + limit);
    const last = from + limit < this.changes.length ? changes.at(-1)!.position : this.head;
    return { changes, position: last, ...this.bounds };
  }

  private firstAfter(position: number): number {
    let [low, high] = [0, this.changes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.changes[middle]!.position <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private forget(count: number): void {
    this.start = this.changes[count - 1]!.position;
    this.changes = this.changes.slice(count);
  }
}
