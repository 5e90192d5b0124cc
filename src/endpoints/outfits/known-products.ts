import { Injectable } from '@nestjs/common';
import type { Placement } from '../../catalogue/outfit.js';
import { type Mistake, Problem } from '../../catalogue/problem.js';
import type { ProductDocument } from '../../catalogue/product.js';
import { ProductReader } from '../../ports/product-reader.js';

type Variants = ReadonlyMap<string, ReadonlySet<string>>;

/** Keeps what the catalogue does not have out of outfits. */
@Injectable()
export class KnownProducts {
  constructor(private readonly products: ProductReader) {}

  /**
   * Throws an `invalid_request` problem that names every unknown product and variant. What the outfit had `before` may
   * stay: a product that disappears must not keep its owner from changing the title.
   */
  async assert(items: readonly Placement[], before: readonly Placement[] = []): Promise<void> {
    const had = new Set(before.map(nameOf));
    const isNew = (item: Placement) => !had.has(nameOf(item));
    const variants = await this.variantsOf(items.filter(isNew));
    const errors = items.flatMap((item, n) => (isNew(item) ? mistakes(item, n, variants) : []));
    if (errors.length === 0) return;
    const detail = errors.map(({ path, message }) => `${path} ${message}`).join('; ');
    const count = errors.length === 1 ? 'One mistake' : `${errors.length} mistakes`;
    throw new Problem('invalid_request', `${count}: ${detail}`, { errors });
  }

  private async variantsOf(items: readonly Placement[]): Promise<Variants> {
    const ids = [...new Set(items.map(({ productId }) => productId))];
    const found = await this.products.findMany(ids, 'document');
    return new Map(
      found.map(({ id, json }) => {
        const { variants } = JSON.parse(json) as ProductDocument;
        return [id, new Set(variants.map((variant) => variant.id))];
      }),
    );
  }
}

const nameOf = ({ productId, variantId }: Placement) => JSON.stringify([productId, variantId]);

function mistakes({ productId, variantId }: Placement, n: number, variants: Variants): Mistake[] {
  const known = variants.get(productId);
  const path = `body.items.${n}`;
  if (!known)
    return [
      { path: `${path}.productId`, code: 'unknown_product', message: 'is no product of the catalogue' },
    ];
  return variantId === undefined || known.has(variantId)
    ? []
    : [{ path: `${path}.variantId`, code: 'unknown_variant', message: 'is no variant of this product' }];
}
