import type { LineWriter } from './line-writer.js';

const longestQueue = 20_000;
const atOnce = 200;

/** Makes lines between requests, a few at a time. */
export class BatchedLines {
  private queue: (() => string)[] = [];
  private lost = 0;
  private scheduled = false;

  constructor(private readonly lines: LineWriter) {}

  /** Those that came faster than lines could be made of them. */
  get dropped(): number {
    return this.lost;
  }

  add(line: () => string): void {
    if (this.queue.length >= longestQueue) return void this.lost++;
    this.queue.push(line);
    if (this.scheduled) return;
    this.scheduled = true;
    setTimeout(() => this.writeSome(), 100).unref();
  }

  /** Makes lines of all that is left. */
  writeAll(): void {
    for (const line of this.queue.splice(0)) this.lines.write(line());
  }

  private writeSome(): void {
    for (const line of this.queue.splice(0, atOnce)) this.lines.write(line());
    this.scheduled = this.queue.length > 0;
    if (this.scheduled) setImmediate(() => this.writeSome());
  }
}
