import { type AccessEntry, AccessLog } from '../../ports/access-log.js';
import type { LineWriter } from './line-writer.js';
import { accessLine, type Origin } from './log-line.js';

const longestQueue = 20_000;
const atOnce = 200;

/** Keeps entries as they are and makes lines of them between requests, a few at a time. */
export class BatchedAccessLog extends AccessLog {
  private queue: { readonly at: number; readonly entry: AccessEntry }[] = [];
  private lost = 0;
  private scheduled = false;

  constructor(
    private readonly lines: LineWriter,
    private readonly origin: Origin,
  ) {
    super();
  }

  /** Entries that came faster than lines could be made of them. */
  get dropped(): number {
    return this.lost;
  }

  record(entry: AccessEntry): void {
    if (this.queue.length >= longestQueue) return void this.lost++;
    this.queue.push({ at: Date.now(), entry });
    if (this.scheduled) return;
    this.scheduled = true;
    setTimeout(() => this.writeSome(), 100).unref();
  }

  /** Makes lines of all that is left. */
  writeAll(): void {
    for (const { at, entry } of this.queue.splice(0)) this.write(at, entry);
  }

  private writeSome(): void {
    for (const { at, entry } of this.queue.splice(0, atOnce)) this.write(at, entry);
    this.scheduled = this.queue.length > 0;
    if (this.scheduled) setImmediate(() => this.writeSome());
  }

  private write(at: number, entry: AccessEntry): void {
    this.lines.write(accessLine(new Date(at), this.origin, entry));
  }
}
