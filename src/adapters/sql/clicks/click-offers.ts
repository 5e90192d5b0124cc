import { type ClickOffer, ClickOffers } from '../../../ports/clicks.js';
import type { Database } from '../database.js';
import { inList } from '../parameters.js';
import { Gathered, type GatheredLimits } from '../gathered.js';

interface Asked {
  readonly offerId: string;
  readonly visit: string;
  readonly since: number;
}

/** An offer; or a visit that was recorded, which has nothing but its time. */
interface Row extends Omit<ClickOffer, 'brandId' | 'template' | 'withdrawn' | 'visited'> {
  readonly brandId: string | null;
  readonly template: string | null;
  readonly withdrawnAt: number | null;
  readonly visitedAt: number | null;
}

const limits: GatheredLimits = { lanes: 2, most: 128, longest: 5_000 };

/** Many are looked for together, in one round trip for offers and visits. */
export class SqlClickOffers extends ClickOffers {
  readonly #gathered = new Gathered<Asked, ClickOffer | undefined>((asked) => this.#findAll(asked), limits);

  constructor(private readonly database: Database) {
    super();
  }

  find(offerId: string, visit: string, since: number): Promise<ClickOffer | undefined> {
    return this.#gathered.add({ offerId, visit, since });
  }

  async #findAll(asked: readonly Asked[]): Promise<(ClickOffer | undefined)[]> {
    const offers = inList(asked.map(({ offerId }) => offerId));
    const visits = inList(asked.map(({ visit }) => visit));
    const since = Math.min(...asked.map((one) => one.since));
    const sql = selectOf(offers.marks, visits.marks);
    const rows = await this.database.query<Row>(sql, [...offers.params, ...visits.params, since]);
    return answersOf(asked, rows);
  }
}

const selectOf = (offers: string, visits: string) => `
  SELECT o.id, o.sku, o.link, o.product_id AS productId, o.shop_id AS shopId, o.withdrawn_at AS withdrawnAt,
    p.brand_id AS brandId, s.click_template AS template, NULL AS visitedAt
  FROM offer o LEFT JOIN product p ON p.id = o.product_id LEFT JOIN shop s ON s.id = o.shop_id
  WHERE o.id IN (${offers})
  UNION ALL
  SELECT visit, NULL, NULL, NULL, NULL, NULL, NULL, NULL, at FROM click WHERE visit IN (${visits}) AND at >= ?`;

function answersOf(asked: readonly Asked[], rows: readonly Row[]): (ClickOffer | undefined)[] {
  const offers = new Map<string, Row>();
  const visits = new Map<string, number>();
  for (const row of rows) {
    if (row.visitedAt === null) offers.set(row.id, row);
    else visits.set(row.id, Math.max(row.visitedAt, visits.get(row.id) ?? 0));
  }
  return asked.map(({ offerId, visit, since }) => {
    const row = offers.get(offerId);
    return row && offerOf(row, (visits.get(visit) ?? -1) >= since);
  });
}

function offerOf(row: Row, visited: boolean): ClickOffer {
  const { id, sku, link, productId, shopId, brandId, template, withdrawnAt } = row;
  return {
    ...{ id, sku, link, productId, shopId, withdrawn: withdrawnAt !== null, visited },
    ...(brandId !== null && { brandId }),
    ...(template !== null && { template }),
  };
}
