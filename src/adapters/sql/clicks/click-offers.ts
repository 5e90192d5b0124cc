import { type ClickOffer, ClickOffers } from '../../../ports/clicks.js';
import type { Database } from '../database.js';

interface OfferRow extends Omit<ClickOffer, 'brandId' | 'template' | 'withdrawn' | 'visited'> {
  readonly brandId: string | null;
  readonly template: string | null;
  readonly withdrawnAt: number | null;
  readonly visited: number;
}

/** All that a click-out has to know, in one round trip. */
const select = `
  SELECT o.id, o.sku, o.link, o.product_id AS productId, o.shop_id AS shopId, o.withdrawn_at AS withdrawnAt,
    p.brand_id AS brandId, s.click_template AS template,
    EXISTS (SELECT 1 FROM click c WHERE c.visit = ? AND c.at >= ?) AS visited
  FROM offer o LEFT JOIN product p ON p.id = o.product_id LEFT JOIN shop s ON s.id = o.shop_id
  WHERE o.id = ?`;

export class SqlClickOffers extends ClickOffers {
  constructor(private readonly database: Database) {
    super();
  }

  async find(offerId: string, visit: string, since: number): Promise<ClickOffer | undefined> {
    const [row] = await this.database.query<OfferRow>(select, [visit, since, offerId]);
    return row && offerOf(row);
  }
}

function offerOf({ brandId, template, withdrawnAt, visited, ...row }: OfferRow): ClickOffer {
  return {
    ...row,
    ...(brandId !== null && { brandId }),
    ...(template !== null && { template }),
    withdrawn: withdrawnAt !== null,
    visited: visited > 0,
  };
}
