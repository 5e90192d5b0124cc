import type { OfferJson } from '../../../src/catalogue/product.js';
import { inCurrency, path } from '../address/paths.js';
import { written } from '../catalogue/money.js';
import { Price } from '../catalogue/price.js';
import { useAnswer } from './loading.js';

/** Every offer, the cheapest in stock first; the way to the shop is counted. */
export function Offers({ at }: { at: string }) {
  const { answer } = useAnswer<{ items: readonly OfferJson[] }>(() => path(`${at}/offers`, inCurrency()));
  return (
    <section aria-labelledby="offers-heading">
      <h3 id="offers-heading">Offers</h3>
      {answer?.items.length === 0 && <p class="muted">No shop offers it any more.</p>}
      <ul class="offers">
        {answer?.items.map((offer) => (
          <li key={offer.id}>
            <span>
              <strong>{offer.shop.name}</strong>
              <span class="muted"> {offer.sizes.join(', ')}</span>
            </span>
            <Price offer={offer} />
            <span class={offer.inStock ? 'stock' : 'stock none'}>
              {offer.availability.replaceAll('_', ' ')}
            </span>
            <a
              class="button primary"
              href={`/v1/out/${encodeURIComponent(offer.id)}`}
              target="_blank"
              rel="noopener nofollow sponsored"
              aria-label={`To the shop ${offer.shop.name}, ${written(offer.price)}, in a new tab`}
            >
              To the shop
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
