import type { ToBase } from '../../../catalogue/base-price.js';
import { fingerprint, rowJson } from '../../../catalogue/fingerprint.js';
import type { StoredOffer } from '../../../catalogue/offer-order.js';
import type { FeedOffer } from '../../../catalogue/offer.js';
import type { SaidOffer } from '../../../ports/live-offers.js';
import { type OffersUpdated, OfferUpdates } from '../../../ports/offer-updates.js';
import type { Database, Queryable } from '../database.js';
import { allocate } from '../positions.js';
import { KnownNames } from './known-names.js';
import type { ProductState } from './placement.js';
import { selectIn } from './rows.js';
import { readProducts } from './shelves.js';
import { storeProducts } from './store-products.js';

type SaidById = ReadonlyMap<string, SaidOffer>;

/**
 * Changes the feed's own rows, so the last word counts, whoever said it: the next feed that comes says what it knows.
 * Products are read with the positions locked, as imports do.
 */
export class SqlOfferUpdates extends OfferUpdates {
  private readonly names = new KnownNames();

  constructor(
    private readonly database: Database,
    private readonly toBase: ToBase,
  ) {
    super();
  }

  async update(said: readonly SaidOffer[]): Promise<OffersUpdated> {
    const byId = new Map(said.map((one) => [one.id, one]));
    // Mostly a shop says what is known already: that must not make importers wait for the lock.
    if ((await this.different(this.database, byId)).size === 0) return { changed: 0 };
    return this.database.transaction((tx) => this.write(tx, byId));
  }

  private async write(tx: Queryable, byId: SaidById): Promise<OffersUpdated> {
    await allocate(tx, 0);
    const different = await this.different(tx, byId);
    if (different.size === 0) return { changed: 0 };
    const products = await readProducts(tx, new Set(different.values()));
    for (const [id, productId] of different)
      await this.writeOffer(tx, products.get(productId)!, byId.get(id)!);
    const now = await this.now(tx);
    const { position } = await storeProducts(tx, this.database.dialect, this.names, [...products.values()], {
      now,
      toBase: this.toBase,
    });
    return { changed: different.size, position };
  }

  /** The products of those offers that are not as the shops say, by the offer's id. */
  private async different(tx: Queryable, byId: SaidById): Promise<Map<string, string>> {
    const sql = (list: string) =>
      `SELECT id, product_id, feed_row FROM offer WHERE withdrawn_at IS NULL AND id IN ${list}`;
    const rows = await selectIn<{ id: string; product_id: string; feed_row: string }>(tx, byId.keys(), sql);
    const differing = rows.filter(({ id, feed_row }) =>
      differs(JSON.parse(feed_row) as FeedOffer, byId.get(id)!),
    );
    return new Map(differing.map((row) => [row.id, row.product_id]));
  }

  private async writeOffer(tx: Queryable, { offers }: ProductState, said: SaidOffer): Promise<void> {
    const offer: StoredOffer = offers.get(said.id)!;
    const row = saidRow(offer.row, said);
    const json = rowJson(row);
    offers.set(said.id, { ...offer, row });
    await tx.execute(
      `UPDATE offer SET price_minor = ?, list_price_minor = ?, availability = ?, feed_row = ?, fingerprint = ? WHERE id = ?`,
      [row.price.minor, row.listPrice?.minor ?? null, row.availability, json, fingerprint(json), said.id],
    );
  }

  private async now(tx: Queryable): Promise<number> {
    const [row] = await tx.query<{ now: number }>(`SELECT ${this.database.dialect.now} AS now`);
    return Number(row!.now);
  }
}

function saidRow(
  { listPrice: _, ...row }: FeedOffer,
  { price, listPrice, availability }: SaidOffer,
): FeedOffer {
  return { ...row, price, availability, ...(listPrice && { listPrice }) };
}

function differs(row: FeedOffer, said: SaidOffer): boolean {
  if (row.price.currency !== said.price.currency) return false;
  return rowJson(row) !== rowJson(saidRow(row, said));
}
