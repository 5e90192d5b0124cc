import { fingerprint, rowJson } from '../../../catalogue/fingerprint.js';
import { offerId } from '../../../catalogue/ids.js';
import type { FeedEntry, FeedIssue } from '../../../catalogue/issue.js';
import type { FeedOffer } from '../../../catalogue/offer.js';
import type { ImportCounts } from '../../../ports/imports.js';

/** An offer as it stands in its table. */
export interface KnownOffer {
  readonly id: string;
  readonly productId: string;
  readonly variantId: string;
  readonly fingerprint: string;
  readonly seenImport: string;
  readonly withdrawn: boolean;
}

/** A row that is new, or differs from what the catalogue has, or comes back after its withdrawal. */
export interface FreshRow {
  readonly id: string;
  readonly row: FeedOffer;
  readonly json: string;
  readonly fingerprint: string;
  readonly previous?: KnownOffer;
}

export interface SortedEntries {
  readonly fresh: readonly FreshRow[];
  /** Offers that stay as they are. */
  readonly unchanged: readonly string[];
  /** Offers whose row was rejected: they stay, because a mistake in a row is no reason to stop selling. */
  readonly kept: readonly string[];
  /** The fingerprint of each row that was taken, by its offer's id. */
  readonly seen: ReadonlyMap<string, string>;
  readonly counts: Omit<ImportCounts, 'withdrawn'>;
  readonly issues: readonly FeedIssue[];
}

/** Whether an earlier row of the same id was the same row. */
export type Copy = 'identical' | 'different';

/** An entry with the id of its offer, absent where the row's own id could not be read. */
export interface IdentifiedEntry {
  readonly id?: string;
  readonly entry: FeedEntry;
}

export function identify(shopId: string, entries: readonly FeedEntry[]): IdentifiedEntry[] {
  return entries.map((entry) => {
    const sku = entry.offer?.sku ?? entry.sku;
    return { id: sku === undefined ? undefined : offerId(shopId, sku), entry };
  });
}

/**
 * Decides for each row what to do with it. The first row of an id counts, later ones are duplicates; `copyOf` says so
 * of rows whose first came in an earlier chunk.
 */
export function sortEntries(
  entries: readonly IdentifiedEntry[],
  known: ReadonlyMap<string, KnownOffer>,
  copyOf: (id: string, fingerprint: string) => Copy | undefined,
): SortedEntries {
  const fresh: FreshRow[] = [];
  const unchanged: string[] = [];
  const kept: string[] = [];
  const issues: FeedIssue[] = [];
  const seen = new Map<string, string>();
  let identical = 0;
  let accepted = 0;
  for (const { id, entry } of entries) {
    for (const issue of entry.issues) issues.push(issue);
    if (id === undefined || entry.offer === undefined) {
      if (id !== undefined) kept.push(id);
      continue;
    }
    const json = rowJson(entry.offer);
    const print = fingerprint(json);
    const copy = seen.has(id) ? compare(seen.get(id)!, print) : copyOf(id, print);
    if (copy !== undefined) {
      issues.push(duplicate(entry, copy));
      if (copy === 'identical') identical++;
      continue;
    }
    seen.set(id, print);
    const previous = known.get(id);
    if (previous?.fingerprint === print && !previous.withdrawn) unchanged.push(id);
    else accepted = fresh.push({ id, row: entry.offer, json, fingerprint: print, previous });
  }
  const same = unchanged.length + identical;
  const warnings = issues.filter(({ severity }) => severity === 'warning').length;
  const counts = {
    rowsRead: entries.length,
    accepted,
    unchanged: same,
    rejected: entries.length - accepted - same,
    warnings,
  };
  return { fresh, unchanged, kept, seen, counts, issues };
}

export function compare(earlier: string, later: string): Copy {
  return earlier === later ? 'identical' : 'different';
}

function duplicate({ row, offer, issues }: FeedEntry, copy: Copy): FeedIssue {
  const identical = copy === 'identical';
  return {
    row,
    line: issues[0]?.line,
    sku: offer!.sku,
    attribute: 'id',
    code: 'duplicate_id',
    severity: identical ? 'warning' : 'error',
    seen: offer!.sku.slice(0, 120),
    advice: identical
      ? 'An earlier row is the same; remove this one.'
      : 'An earlier row has the same id and was taken; give every row an id of its own.',
  };
}
