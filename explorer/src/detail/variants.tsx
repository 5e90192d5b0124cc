import type { ProductDocument } from '../../../src/catalogue/product.js';
import { tintOf } from '../catalogue/tints.js';

export function Variants({ of: { variants } }: { of: ProductDocument }) {
  if (variants.length === 0) return null;
  return (
    <section aria-labelledby="variants-heading">
      <h3 id="variants-heading">Variants</h3>
      <ul class="variants">
        {variants.map(({ id, colour, sizes, gtin, offers }) => (
          <li key={id}>
            <span class="swatch" style={{ '--tint': tintOf(colour) ?? 'var(--untinted)' }} />
            <span>
              <strong>{colour ?? 'One colour'}</strong>
              <span class="muted">
                {gtin && ` · GTIN ${gtin}`} · {offers.length} {offers.length === 1 ? 'offer' : 'offers'}
              </span>
            </span>
            <span class="sizes">
              {sizes.map((size) => (
                <span key={size}>{size}</span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
