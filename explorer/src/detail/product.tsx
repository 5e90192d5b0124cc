import { useEffect, useRef } from 'preact/hooks';
import type { ProductDocument } from '../../../src/catalogue/product.js';
import { leaveProduct } from '../address/address.js';
import { inCurrency, path } from '../address/paths.js';
import { Picture } from '../catalogue/picture.js';
import { Price } from '../catalogue/price.js';
import { Facts } from './facts.js';
import { useAnswer } from './loading.js';
import { Offers } from './offers.js';
import { Outfits } from './outfits.js';
import { Similar } from './similar.js';
import { Variants } from './variants.js';

/** One product whole, in the place of the list. */
export function Product({ id }: { id: string }) {
  const at = `/v1/products/${encodeURIComponent(id)}`;
  const { answer, problem } = useAnswer<ProductDocument>(() => path(at, inCurrency()), true);
  useEffect(() => returnTo(id), []);
  return (
    <article class="product" onKeyDown={(event) => event.key === 'Escape' && leaveProduct()}>
      <button class="link back" onClick={leaveProduct}>
        ← Back to the products
      </button>
      {problem && problem.status !== 401 && (
        <div class="notice" role="alert">
          <h2>{problem.title}</h2>
          <p>{problem.detail}</p>
        </div>
      )}
      {answer && <Whole of={answer} at={at} />}
    </article>
  );
}

function Whole({ of: product, at }: { of: ProductDocument; at: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      <div class="whole">
        <Picture of={product} eager />
        <div>
          <p class="brand">{product.brand?.name}</p>
          <h2 ref={heading} tabIndex={-1}>
            {product.title}
          </h2>
          <p class="lead">
            <Price offer={product.bestOffer} range={product.priceRange} />
          </p>
          <p>{product.description}</p>
          <Facts of={product} />
        </div>
      </div>
      <Offers at={at} />
      <Variants of={product} />
      <Similar at={at} />
      <Outfits id={product.id} />
    </>
  );
}

/** The focus goes back to the link that opened it. */
function returnTo(id: string): () => void {
  return () => queueMicrotask(() => document.getElementById(`open-${id}`)?.focus({ preventScroll: true }));
}
