import type { ProductCard } from '../../../src/catalogue/product.js';
import { Highlighted } from '../catalogue/highlighted.js';
import { Picture } from '../catalogue/picture.js';
import { Price } from '../catalogue/price.js';
import { ProductLink } from './product-link.js';

type Hit = ProductCard & { readonly highlights?: Readonly<Record<string, readonly string[]>> };

export function Card({ of: product, eager = false }: { of: Hit; eager?: boolean }) {
  const { id, title, brand, bestOffer, priceRange, offerCount, inStock, onSale, highlights } = product;
  return (
    <li class="card">
      <Picture of={product} eager={eager} />
      {!inStock && <span class="flag">Sold out</span>}
      {inStock && onSale && <span class="flag sale">Reduced</span>}
      <p class="brand">{brand?.name}</p>
      <h3>
        <ProductLink id={id}>
          {highlights?.['title']?.[0] ? <Highlighted text={highlights['title'][0]} /> : title}
        </ProductLink>
      </h3>
      <p>
        <Price offer={bestOffer} range={priceRange} />
        {offerCount > 1 && <span class="muted"> · {offerCount} offers</span>}
      </p>
    </li>
  );
}
