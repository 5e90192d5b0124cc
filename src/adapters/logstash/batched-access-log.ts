import { type AccessEntry, AccessLog } from '../../ports/access-log.js';
import type { BatchedLines } from './batched-lines.js';
import { accessLine, type Origin } from './log-line.js';

/** Keeps entries as they are and makes lines of them between requests. */
export class BatchedAccessLog extends AccessLog {
  constructor(
    private readonly lines: BatchedLines,
    private readonly origin: Origin,
  ) {
    super();
  }

  record(entry: AccessEntry): void {
    const at = Date.now();
    this.lines.add(() => accessLine(new Date(at), this.origin, entry));
  }
}
