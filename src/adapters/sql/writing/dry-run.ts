import type { Copy, KnownOffer, SortedEntries } from './sort-entries.js';

/** About 60 MB; of rows that come after so many, duplicates are only found within their chunk. */
const maxRows = 1_000_000;
const onlyKept = -1;

/** What a dry run has met so far. It leaves no trace in the catalogue, so its runner's process remembers it. */
export class DryRun {
  private readonly rows = new Map<string, number>();
  private matched = 0;

  copy(id: string, fingerprint: string): Copy | undefined {
    const print = this.rows.get(id);
    if (print === undefined || print === onlyKept) return undefined;
    return print === shortPrint(fingerprint) ? 'identical' : 'different';
  }

  note({ seen, kept }: SortedEntries, known: ReadonlyMap<string, KnownOffer>): void {
    for (const [id, fingerprint] of seen) this.add(id, shortPrint(fingerprint), known);
    for (const id of kept) if (!this.rows.has(id)) this.add(id, onlyKept, known);
  }

  /** How many of the shop's offers would be withdrawn. */
  missing(offers: number): number {
    return Math.max(0, offers - this.matched);
  }

  private add(id: string, print: number, known: ReadonlyMap<string, KnownOffer>): void {
    const offer = known.get(id);
    if (offer !== undefined && !offer.withdrawn && !this.rows.has(id)) this.matched++;
    if (this.rows.size < maxRows) this.rows.set(id, print);
  }
}

/** Enough of a fingerprint to tell a copy from another row, as a number that takes no heap of its own. */
function shortPrint(fingerprint: string): number {
  return Number.parseInt(fingerprint.slice(0, 7), 16);
}
