import { Injectable } from '@nestjs/common';
import { canvas, type Placement } from '../../catalogue/outfit.js';
import { type ItemStanding, standingOf, totalOf } from '../../catalogue/outfit-price.js';
import type { ProductCard, ProductDocument } from '../../catalogue/product.js';
import { Links } from '../../http/links.js';
import { reshape } from '../../http/shape.js';
import { ExchangeRates } from '../../ports/exchange-rates.js';
import type { StoredOutfit } from '../../ports/outfits.js';
import { ProductReader } from '../../ports/product-reader.js';
import { Alternatives, type FoundAlternatives } from './alternatives.js';
import type { OutfitCardJson, OutfitItemJson, OutfitJson, OutfitQueryParameters } from './outfits.schema.js';

const mostImages = 3;

/** Who looks at outfits, where that is known: a person's id, and which of the outfits they like. */
export interface Viewer {
  readonly id: string;
  readonly liked: ReadonlySet<string>;
}

type Products = ReadonlyMap<string, ProductDocument>;

/** Outfits as clients see them, with their products as these are now. */
@Injectable()
export class OutfitView {
  constructor(
    private readonly products: ProductReader,
    private readonly alternatives: Alternatives,
    private readonly rates: ExchangeRates,
    private readonly links: Links,
  ) {}

  /** One whole, as JSON. */
  async whole(
    outfit: StoredOutfit,
    viewer: Viewer | undefined,
    { currency, fields, embed }: OutfitQueryParameters = {},
  ): Promise<string> {
    const products = await this.productsOf(outfit.items);
    const rates = await this.rates.current();
    const standings = outfit.items.map((item) =>
      standingOf(item, products.get(item.productId), rates.perEuro),
    );
    const total = totalOf(standings, currency, rates.perEuro);
    const found = embed
      ? await this.alternatives.to(...missing(outfit.items, standings, products))
      : undefined;
    const json: OutfitJson = {
      ...commonOf(outfit, viewer),
      description: outfit.description,
      canvas,
      items: outfit.items.map((item, n) => itemOf(item, standings[n]!, products, found)),
      total: total && { ...total, ratesOf: currency === undefined ? undefined : rates.date },
      incomplete: found?.complete === false ? ['alternatives'] : undefined,
      links: { self: this.links.to(outfit.id), like: this.links.to(outfit.id, 'likes', 'me') },
    };
    return JSON.stringify(reshape(json, { fields, currency, rates }));
  }

  /** Some for a list. */
  async cards(outfits: readonly StoredOutfit[], viewer: Viewer | undefined): Promise<OutfitCardJson[]> {
    const shown = outfits.map(({ items }) => uppermost(items));
    const ids = [...new Set(shown.flat().map(({ productId }) => productId))];
    const found = await this.products.findMany(ids, 'card');
    const images = new Map(found.map(({ id, json }) => [id, (JSON.parse(json) as ProductCard).image]));
    return outfits.map((outfit, n) => ({
      ...commonOf(outfit, viewer),
      itemCount: outfit.items.length,
      images: [...new Set(shown[n]!.flatMap(({ productId }) => images.get(productId) ?? []))],
    }));
  }

  private async productsOf(items: readonly Placement[]): Promise<Products> {
    const ids = [...new Set(items.map(({ productId }) => productId))];
    const found = await this.products.findMany(ids, 'document');
    return new Map(found.map(({ id, json }) => [id, JSON.parse(json) as ProductDocument]));
  }
}

function commonOf(outfit: StoredOutfit, viewer: Viewer | undefined) {
  const { id, title, visibility, tags, owner, likeCount, createdAt, updatedAt } = outfit;
  return {
    ...{ id, title, visibility, tags },
    owner: { id: owner },
    mine: viewer && viewer.id === owner,
    likeCount,
    likedByMe: viewer?.liked.has(id),
    ...{ createdAt, updatedAt },
  };
}

function itemOf(
  item: Placement,
  { offer, absence }: ItemStanding,
  products: Products,
  found: FoundAlternatives | undefined,
): OutfitItemJson {
  const product = products.get(item.productId);
  return {
    ...item,
    available: offer !== undefined,
    reason: absence,
    product: product && productOf(product, item.variantId),
    offer: offer && offerOf(offer),
    alternatives: absence && (found?.cards.get(item.productId) ?? (found && !product ? [] : undefined)),
  };
}

function offerOf({
  id,
  variantId,
  shop,
  sku,
  price,
  listPrice,
  inStock,
}: NonNullable<ItemStanding['offer']>) {
  return { id, variantId, shop, sku, price, listPrice, inStock };
}

/** As the variant looks, where the item names one. */
function productOf(product: ProductDocument, variantId: string | undefined): OutfitItemJson['product'] {
  const { id, title, brand, category } = product;
  const variant = product.variants.find((one) => one.id === variantId);
  return {
    ...{ id, title, brand },
    category: category && { id: category.id, name: category.name },
    colour: variant?.colour ?? product.colour,
    image: variant?.images[0] ?? product.image,
  };
}

/** The products that need a stand-in, each once, and the ids of all that the outfit has. */
function missing(
  items: readonly Placement[],
  standings: readonly ItemStanding[],
  products: Products,
): [ProductDocument[], ReadonlySet<string>] {
  const absent = new Set(items.filter((_, n) => standings[n]!.absence).map(({ productId }) => productId));
  const known = [...absent].flatMap((id) => products.get(id) ?? []);
  return [known, new Set(items.map(({ productId }) => productId))];
}

function uppermost(items: readonly Placement[]): readonly Placement[] {
  return items.toSorted((a, b) => b.layer - a.layer).slice(0, mostImages);
}
