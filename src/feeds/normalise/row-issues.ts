import type { FeedIssue, IssueCode } from '../../catalogue/issue.js';
import type { Attribute } from '../attributes.js';

type Finding = Omit<FeedIssue, 'row' | 'line' | 'sku'>;

const maxSeen = 120;

/** Gathers what is wrong with one row; every mistake is kept, not just the first. */
export class RowIssues {
  private readonly findings: Finding[] = [];
  private rejected = false;

  /** The row cannot become an offer. */
  error(code: IssueCode, attribute: Attribute | undefined, seen: string | undefined, advice: string): void {
    this.rejected = true;
    this.findings.push({ attribute, code, severity: 'error', seen: cut(seen), advice });
  }

  /** The row was repaired, or becomes an offer without the attribute. */
  warn(code: IssueCode, attribute: Attribute | undefined, seen: string | undefined, advice: string): void {
    this.findings.push({ attribute, code, severity: 'warning', seen: cut(seen), advice });
  }

  get areErrors(): boolean {
    return this.rejected;
  }

  of(row: number, line: number | undefined, sku: string | undefined): FeedIssue[] {
    return this.findings.map((finding) => ({ row, line, sku, ...finding }));
  }
}

function cut(seen: string | undefined): string | undefined {
  if (seen === undefined) return undefined;
  const short = seen.length > maxSeen ? `${seen.slice(0, maxSeen - 1)}…` : seen;
  return short.replace(/\p{Surrogate}/gu, '\ufffd');
}
