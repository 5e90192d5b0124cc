import type { ToBase } from '../../../catalogue/base-price.js';
import type { FeedEntry } from '../../../catalogue/issue.js';
import { CatalogueWriter, type ImportCounts } from '../../../ports/imports.js';
import type { Database, Queryable } from '../database.js';
import { allocate } from '../positions.js';
import { BoundedMap } from './bounded-map.js';
import { DryRun } from './dry-run.js';
import { holdImport, recordProgress, type HeldImport } from './held-import.js';
import { KnownNames, type WrittenNames } from './known-names.js';
import { keepOffers, markSeen, moveFolded, readKnown, writeOffers } from './offers.js';
import { Placement, type ProductState } from './placement.js';
import { readProducts, readShelves } from './shelves.js';
import { compare, identify, sortEntries, type FreshRow } from './sort-entries.js';
import { storeProducts } from './store-products.js';
import { beginning, missingOffers, offerCount, withdrawOffers, type Place } from './withdrawal.js';

/** What a transaction answers, and what is to be remembered once it is committed. */
interface Outcome<T> {
  readonly answer: T;
  readonly committed?: () => void;
}

interface Stored {
  readonly position?: number;
  readonly names?: WrittenNames;
}

/**
 * One transaction per call. Whatever is read of products that other shops sell too is read with the positions
 * locked, so of two writers that touch one product the second sees what the first has written.
 *
 * Prices of several currencies are put in order by `toBase`.
 */
export class SqlCatalogueWriter extends CatalogueWriter {
  private readonly names = new KnownNames();
  private readonly dryRuns = new BoundedMap<string, DryRun>(8);
  private readonly withdrawn = new BoundedMap<string, Place>(100);

  constructor(
    private readonly database: Database,
    private readonly toBase: ToBase,
  ) {
    super();
  }

  apply(importId: string, runner: string, entries: readonly FeedEntry[]): Promise<ImportCounts> {
    return this.transaction(importId, runner, (tx, held) => {
      // The rows of a transaction count as read once it is committed, so a resumed import goes on after them.
      const left = held.resumed ? entries.filter(({ row }) => row > held.counts.rowsRead) : entries;
      return held.dryRun ? this.rehearse(tx, held, left) : this.write(tx, held, left);
    });
  }

  withdraw(importId: string, runner: string, limit: number): Promise<boolean> {
    return this.transaction(importId, runner, (tx, held) => {
      return held.dryRun ? this.countMissing(tx, held) : this.withdrawMissing(tx, held, limit);
    });
  }

  private async transaction<T>(
    importId: string,
    runner: string,
    work: (tx: Queryable, held: HeldImport) => Promise<Outcome<T>>,
  ): Promise<T> {
    const { answer, committed } = await this.database.transaction(async (tx) => {
      return work(tx, await holdImport(tx, this.database.dialect, importId, runner));
    });
    committed?.();
    return answer;
  }

  private async write(
    tx: Queryable,
    held: HeldImport,
    entries: readonly FeedEntry[],
  ): Promise<Outcome<ImportCounts>> {
    const identified = identify(held.shop.id, entries);
    const known = await readKnown(tx, new Set(identified.flatMap(({ id }) => id ?? [])));
    const { fresh, unchanged, kept, counts, issues } = sortEntries(identified, known, (id, print) => {
      const earlier = known.get(id);
      return earlier?.seenImport === held.id ? compare(earlier.fingerprint, print) : undefined;
    });
    await markSeen(tx, held.id, unchanged);
    const stored = fresh.length > 0 ? await this.store(tx, held, fresh) : {};
    await keepOffers(tx, held.id, kept);
    const answer = await this.record(tx, held, { counts, issues, position: stored.position });
    return { answer, committed: () => stored.names && this.names.remember(stored.names) };
  }

  private async store(tx: Queryable, held: HeldImport, fresh: readonly FreshRow[]): Promise<Stored> {
    await allocate(tx, 0);
    const shelves = await readShelves(tx, held.shop.id, fresh);
    const placement = new Placement(held.shop, shelves);
    for (const { id, row } of fresh) placement.place(id, row);
    await moveFolded(tx, placement);
    await writeOffers(tx, this.database.dialect, held, fresh, placement);
    return this.storeProducts(
      tx,
      held,
      [...placement.touched].map((id) => shelves.products.get(id)!),
    );
  }

  private async withdrawMissing(tx: Queryable, held: HeldImport, limit: number): Promise<Outcome<boolean>> {
    const from = this.withdrawn.get(held.id) ?? beginning;
    const { missing, next } = await missingOffers(tx, held, from, limit);
    const stored = missing.length > 0 ? await this.storeWithdrawn(tx, held, missing) : {};
    const counts = { withdrawn: missing.length };
    await this.record(tx, held, { counts, position: stored.position, state: 'withdrawing' });
    return { answer: next !== undefined, committed: () => this.rememberPlace(held.id, next) };
  }

  private async storeWithdrawn(tx: Queryable, held: HeldImport, places: readonly Place[]): Promise<Stored> {
    await allocate(tx, 0);
    const products = await readProducts(tx, new Set(places.map(({ productId }) => productId)));
    await withdrawOffers(tx, held.now, places, products);
    return this.storeProducts(tx, held, [...products.values()]);
  }

  private storeProducts(
    tx: Queryable,
    { now }: HeldImport,
    products: readonly ProductState[],
  ): Promise<Stored> {
    return storeProducts(tx, this.database.dialect, this.names, products, { now, toBase: this.toBase });
  }

  private async rehearse(
    tx: Queryable,
    held: HeldImport,
    entries: readonly FeedEntry[],
  ): Promise<Outcome<ImportCounts>> {
    const run = this.dryRuns.get(held.id) ?? new DryRun();
    const identified = identify(held.shop.id, entries);
    const known = await readKnown(tx, new Set(identified.flatMap(({ id }) => id ?? [])));
    const sorted = sortEntries(identified, known, (id, print) => run.copy(id, print));
    const answer = await this.record(tx, held, sorted);
    return {
      answer,
      committed: () => {
        run.note(sorted, known);
        this.dryRuns.set(held.id, run);
      },
    };
  }

  private async countMissing(tx: Queryable, held: HeldImport): Promise<Outcome<boolean>> {
    const run = this.dryRuns.get(held.id) ?? new DryRun();
    const withdrawn = run.missing(await offerCount(tx, held));
    await this.record(tx, held, { counts: { withdrawn }, state: 'withdrawing' });
    return { answer: false, committed: () => this.dryRuns.delete(held.id) };
  }

  private record(
    tx: Queryable,
    held: HeldImport,
    progress: Parameters<typeof recordProgress>[3],
  ): Promise<ImportCounts> {
    return recordProgress(tx, this.database.dialect, held, progress);
  }

  private rememberPlace(importId: string, last: Place | undefined): void {
    if (last === undefined) this.withdrawn.delete(importId);
    else this.withdrawn.set(importId, last);
  }
}
