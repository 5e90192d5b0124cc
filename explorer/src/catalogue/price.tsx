import type { BestOffer, PriceRange } from '../../../src/catalogue/product.js';
import { written } from './money.js';

/** What it costs at best, with the price before where it was reduced. */
export function Price({
  offer,
  range,
}: {
  offer?: Pick<BestOffer, 'price' | 'listPrice'>;
  range?: PriceRange;
}) {
  const price = offer?.price ?? range?.min;
  if (!price) return <span class="price muted">no offer</span>;
  const more = range && range.max.amount > range.min.amount;
  return (
    <span class="price">
      {more && <span class="muted">from </span>}
      <strong>{written(price)}</strong>
      {offer?.listPrice && (
        <>
          {' '}
          <s class="muted" aria-label={`instead of ${written(offer.listPrice)}`}>
            {written(offer.listPrice)}
          </s>
        </>
      )}
    </span>
  );
}
