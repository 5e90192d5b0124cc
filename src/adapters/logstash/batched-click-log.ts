import { type ClickEvent, ClickLog } from '../../ports/click-log.js';
import type { BatchedLines } from './batched-lines.js';
import { clickLine, membersOf, type Origin } from './log-line.js';

/** Keeps events as they are and makes lines of them between requests. */
export class BatchedClickLog extends ClickLog {
  private readonly origin: string;

  constructor(
    private readonly lines: BatchedLines,
    origin: Origin,
  ) {
    super();
    this.origin = membersOf(origin);
  }

  record(event: ClickEvent): void {
    const at = Date.now();
    this.lines.add(() => clickLine(new Date(at), this.origin, event));
  }
}
