import { type ClickEvent, ClickLog } from '../../ports/click-log.js';
import type { BatchedLines } from './batched-lines.js';
import { clickLine, type Origin } from './log-line.js';

/** Keeps events as they are and makes lines of them between requests. */
export class BatchedClickLog extends ClickLog {
  constructor(
    private readonly lines: BatchedLines,
    private readonly origin: Origin,
  ) {
    super();
  }

  record(event: ClickEvent): void {
    const at = Date.now();
    this.lines.add(() => clickLine(new Date(at), this.origin, event));
  }
}
