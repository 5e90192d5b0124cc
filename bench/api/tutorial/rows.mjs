/** Entities as the rows from which raw Fastify makes its answers: the bytes are the same, whoever reads. */
export function productRow({ brand, category, ...product }) {
  const tree = [category, category?.parent, category?.parent?.parent, category?.parent?.parent?.parent];
  const path = tree.flatMap((node, n) => [
    [`c${n}`, node?.id ?? null],
    [`n${n}`, node?.name ?? null],
  ]);
  return {
    ...{ id: product.id, title: product.title, description: product.description, gender: product.gender },
    ...{ age_group: product.ageGroup, material: product.material, created_at: Number(product.createdAt) },
    ...{ brand: brand?.id ?? null, brandName: brand?.name },
    ...Object.fromEntries(path),
  };
}

/** The best first, without those that were withdrawn. */
export function offerRows({ id, offers }) {
  const rows = offers
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .map((offer) => ({
      ...{ id: offer.id, product_id: id, sku: offer.sku, currency: offer.currency, link: offer.link },
      ...{ price_minor: Number(offer.priceMinor), availability: offer.availability },
      list_price_minor: offer.listPriceMinor === null ? null : Number(offer.listPriceMinor),
      ...{ shop: offer.shop.id, shopName: offer.shop.name, variant: offer.variant.id },
      ...{ gtin: offer.variant.gtin, colour: offer.variant.colour, sizes: offer.variant.sizes },
    }));
  const rank = ({ availability }) => Number(availability !== 'in_stock');
  return rows.sort((a, b) => rank(a) - rank(b) || a.price_minor - b.price_minor || (a.id < b.id ? -1 : 1));
}

export function imageRows({ id, images }) {
  const inOrder = [...images].sort((a, b) => a.n - b.n);
  return inOrder.map(({ variantId, url }) => ({ product_id: id, variant_id: variantId, url }));
}
