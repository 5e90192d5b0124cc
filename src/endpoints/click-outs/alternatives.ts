import { Injectable } from '@nestjs/common';
import type { Alternative } from '../../catalogue/alternative.js';
import type { OfferJson, ProductCard, ProductDocument } from '../../catalogue/product.js';
import { Links } from '../../http/links.js';
import type { ClickOffer } from '../../ports/clicks.js';
import { ProductReader } from '../../ports/product-reader.js';
import { SimilarProducts } from '../../ports/similar-products.js';

const mostOffers = 5;
const mostProducts = 5;

/** What else somebody may want who wanted an offer that is gone. */
@Injectable()
export class Alternatives {
  constructor(
    private readonly products: ProductReader,
    private readonly similarity: SimilarProducts,
    private readonly links: Links,
  ) {}

  /** Other offers of the product, in stock and cheap first, then similar products; none where nothing is known. */
  async to({ id, productId }: Pick<ClickOffer, 'id' | 'productId'>): Promise<Alternative[]> {
    const stored = await this.products.find(productId);
    if (!stored) return [];
    const product = JSON.parse(stored.json) as ProductDocument;
    const offers = product.variants.flatMap((variant) => variant.offers).filter((offer) => offer.id !== id);
    return [
      ...offers
        .sort(byStockAndPrice)
        .slice(0, mostOffers)
        .map((offer) => this.toOffer(product, offer)),
      ...(await this.similarTo(product)).flatMap((card) => this.toProduct(card)),
    ];
  }

  /** A product without an offer is in no index; what stands on the same shelf is next to it then. */
  private async similarTo({ id, category }: ProductDocument): Promise<ProductCard[]> {
    const hits = await this.similarity.similar(id, mostProducts).catch(() => undefined);
    if (hits?.length) return hits.map((hit) => JSON.parse(hit.card) as ProductCard);
    if (!category) return [];
    const shelf = { category: [category.id], inStock: true, sort: 'newest', view: 'card' } as const;
    const { items } = await this.products.browse({ ...shelf, limit: mostProducts + 1 });
    const others = items.filter((item) => item.id !== id).slice(0, mostProducts);
    return others.map((item) => JSON.parse(item.json) as ProductCard);
  }

  private toOffer(
    { id, title }: ProductDocument,
    { id: offerId, shop, price, inStock }: OfferJson,
  ): Alternative {
    return { rel: 'offer', href: this.links.to(offerId), productId: id, title, shop, price, inStock };
  }

  private toProduct({ id, title, bestOffer }: ProductCard): Alternative[] {
    if (!bestOffer) return [];
    const { shop, price, inStock } = bestOffer;
    return [
      { rel: 'similar', href: this.links.to(bestOffer.id), productId: id, title, shop, price, inStock },
    ];
  }
}

function byStockAndPrice(a: OfferJson, b: OfferJson): number {
  return Number(b.inStock) - Number(a.inStock) || a.price.amount - b.price.amount || (a.id < b.id ? -1 : 1);
}
