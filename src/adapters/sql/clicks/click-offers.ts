import { type ClickOffer, ClickOffers } from '../../../ports/clicks.js';
import type { Database } from '../database.js';
import { Gathered, type GatheredLimits } from '../gathered.js';
import { inList } from '../parameters.js';

interface Row extends Omit<ClickOffer, 'brandId' | 'withdrawn'> {
  readonly brandId: string | null;
  readonly withdrawnAt: number | null;
}

const limits: GatheredLimits = { lanes: 4, most: 128, longest: 5_000 };

/** Many are looked for together, in one round trip. */
export class SqlClickOffers extends ClickOffers {
  readonly #gathered = new Gathered<string, ClickOffer | undefined>((ids) => this.#findAll(ids), limits);

  constructor(private readonly database: Database) {
    super();
  }

  find(offerId: string): Promise<ClickOffer | undefined> {
    return this.#gathered.add(offerId);
  }

  async #findAll(ids: readonly string[]): Promise<(ClickOffer | undefined)[]> {
    const { marks, params } = inList(ids);
    const rows = await this.database.query<Row>(selectOf(marks), params);
    const offers = new Map(rows.map((row) => [row.id, offerOf(row)]));
    return ids.map((id) => offers.get(id));
  }
}

const selectOf = (offers: string) => `
  SELECT o.id, o.sku, o.link, o.product_id AS productId, o.shop_id AS shopId, o.withdrawn_at AS withdrawnAt,
    p.brand_id AS brandId
  FROM offer o LEFT JOIN product p ON p.id = o.product_id
  WHERE o.id IN (${offers})`;

function offerOf({ brandId, withdrawnAt, ...row }: Row): ClickOffer {
  return { ...row, withdrawn: withdrawnAt !== null, ...(brandId !== null && { brandId }) };
}
