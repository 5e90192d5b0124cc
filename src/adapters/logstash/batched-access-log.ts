import { type AccessEntry, AccessLog } from '../../ports/access-log.js';
import type { BatchedLines } from './batched-lines.js';
import { accessLine, membersOf, type Origin } from './log-line.js';

/** Keeps entries as they are and makes lines of them between requests. */
export class BatchedAccessLog extends AccessLog {
  private readonly origin: string;

  constructor(
    private readonly lines: BatchedLines,
    origin: Origin,
  ) {
    super();
    this.origin = membersOf(origin);
  }

  record(entry: AccessEntry): void {
    const at = Date.now();
    this.lines.add(() => accessLine(new Date(at), this.origin, entry));
  }
}
