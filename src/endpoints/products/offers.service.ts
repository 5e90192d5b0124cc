import { Injectable } from '@nestjs/common';
import { fromAmount, toJson } from '../../catalogue/money.js';
import type { OfferJson, ProductDocument } from '../../catalogue/product.js';
import { ratesUsed } from '../../http/rates-used.js';
import { reshape, shapeWith } from '../../http/shape.js';
import { ExchangeRates } from '../../ports/exchange-rates.js';
import { type KnownOffer, LiveOffers, type OfferCheck } from '../../ports/live-offers.js';
import { ProductReader, type StoredProduct } from '../../ports/product-reader.js';
import type { OffersQuery } from './products.schema.js';
import { type Tagged, tagged, unknownProduct } from './tagged.js';

interface VariantOffer extends OfferJson {
  readonly variantId: string;
}

const usualDeadlineMs = 800;
/** A product with more of them is a mistake of a feed; nobody's shop is asked so often for one page. */
const mostAsked = 100;
const notAsked: OfferCheck = { outcome: 'stale' };

/** The offers of a product, as the catalogue has them or as the shops say at this moment. */
@Injectable()
export class OffersService {
  constructor(
    private readonly products: ProductReader,
    private readonly shops: LiveOffers,
    private readonly rates: ExchangeRates,
  ) {}

  async list(id: string, query: OffersQuery): Promise<Tagged> {
    const product = await this.known(id);
    const wanted = await shapeWith(query, this.rates);
    return tagged([product], ['offers', wanted], () => {
      const items = offersIn(product).sort(byStockAndPrice);
      return JSON.stringify({ items: reshape(items, wanted), ...ratesUsed(wanted) });
    });
  }

  /** JSON of this moment; within the deadline and the time of the catalogue's own answer. */
  async live(id: string, { currency, deadlineMs = usualDeadlineMs }: OffersQuery): Promise<string> {
    const offers = offersIn(await this.known(id));
    const wanted = await shapeWith({ currency }, this.rates);
    const began = performance.now();
    const checks = await this.shops.check(offers.slice(0, mostAsked).map(knownOffer), deadlineMs);
    const items = offers.map((offer, n) => checkedOffer(offer, checks[n] ?? notAsked)).sort(byStockAndPrice);
    const live = { deadlineMs, tookMs: Math.round(performance.now() - began), complete: isComplete(items) };
    return JSON.stringify({ items: reshape(items, wanted), live, ...ratesUsed(wanted) });
  }

  private async known(id: string): Promise<StoredProduct> {
    const product = await this.products.find(id);
    if (!product) throw unknownProduct(id);
    return product;
  }
}

function offersIn({ json }: StoredProduct): VariantOffer[] {
  const { variants } = JSON.parse(json) as ProductDocument;
  return variants.flatMap(({ id, offers }) => offers.map((offer) => ({ ...offer, variantId: id })));
}

function knownOffer({ id, shop, sku, price, listPrice, availability }: OfferJson): KnownOffer {
  return {
    ...{ id, shopId: shop.id, sku, availability },
    price: fromAmount(price.amount, price.currency),
    ...(listPrice && { listPrice: fromAmount(listPrice.amount, listPrice.currency) }),
  };
}

function checkedOffer({ listPrice, ...offer }: VariantOffer, { outcome, said, at }: OfferCheck) {
  if (!said) return { ...offer, listPrice, checked: outcome };
  return {
    ...offer,
    price: toJson(said.price),
    listPrice: said.listPrice && toJson(said.listPrice),
    availability: said.availability,
    inStock: said.availability === 'in_stock',
    checked: outcome,
    checkedAt: new Date(at!).toISOString(),
  };
}

function isComplete(items: readonly { readonly checked: OfferCheck['outcome'] }[]): boolean {
  return items.every(({ checked }) => checked === 'live' || checked === 'unsupported');
}

interface Priced {
  readonly inStock: boolean;
  readonly price: { readonly amount: number };
  readonly id: string;
}

function byStockAndPrice(a: Priced, b: Priced): number {
  return Number(b.inStock) - Number(a.inStock) || a.price.amount - b.price.amount || (a.id < b.id ? -1 : 1);
}
