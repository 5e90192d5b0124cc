import { Injectable } from '@nestjs/common';
import { Problem } from '../../catalogue/problem.js';
import type { ProductDocument } from '../../catalogue/product.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { Links } from '../../http/links.js';
import type { PageLinks } from '../../http/page.js';
import { ratesUsed } from '../../http/rates-used.js';
import { isPlain, reshape, shape, type Shape, shapeWith } from '../../http/shape.js';
import { ExchangeRates } from '../../ports/exchange-rates.js';
import { type BrowseKey, type BrowsePage, ProductReader } from '../../ports/product-reader.js';
import { SimilarProducts } from '../../ports/similar-products.js';
import type { DetailQuery, ListQuery, SimilarQuery } from './products.schema.js';
import { digest, type Tagged, tagged, unknownProduct } from './tagged.js';

type Turn = readonly ['after' | 'before', number, string];

@Injectable()
export class ProductsService {
  constructor(
    private readonly products: ProductReader,
    private readonly similarity: SimilarProducts,
    private readonly rates: ExchangeRates,
    private readonly links: Links,
  ) {}

  async list(query: ListQuery): Promise<Tagged> {
    const view = query.embed || query.fields ? 'document' : 'card';
    const page = query.ids ? await this.byIds(query.ids, view, query) : await this.browse(query, view);
    const wanted = await this.wanted(query);
    const links = this.pageLinks(query, page);
    return tagged(page.items, [links, wanted], () => {
      const items = page.items.map((item) => listItem(item.json, query, wanted));
      return listJson(items, { page: links, ...ratesUsed(wanted) });
    });
  }

  /** `seen` is the tag that the client has already: the JSON of that is not read. */
  async get(id: string, query: DetailQuery, seen?: string): Promise<Tagged> {
    if (isPlain(query)) return this.plain(id, seen);
    const product = await this.products.find(id);
    if (!product) throw unknownProduct(id);
    const wanted = await this.wanted(query);
    return tagged([product], wanted, () => productJson(product.json, wanted));
  }

  async similar(id: string, query: SimilarQuery): Promise<Tagged> {
    const hits = await this.similarity.similar(id, query.limit);
    if (!hits) throw unknownProduct(id);
    const wanted = await this.wanted(query);
    const items = hits.map((hit) => shape(hit.card, wanted));
    const json = listJson(items, ratesUsed(wanted));
    return { tag: digest(json), json: () => json };
  }

  private async plain(id: string, seen: string | undefined): Promise<Tagged> {
    const product = await (seen === undefined ? this.products.find(id) : this.products.findUnless(seen, id));
    if (!product) throw unknownProduct(id);
    return { tag: product.checksum, json: () => product.json ?? '' };
  }

  private async byIds(
    ids: readonly string[],
    view: 'card' | 'document',
    query: ListQuery,
  ): Promise<BrowsePage> {
    const beside = (['brand', 'category', 'shop', 'onSale', 'inStock', 'cursor'] as const).filter(
      (name) => query[name] !== undefined,
    );
    const errors = beside.map((name) => ({
      path: `query.${name}`,
      code: 'not_with_ids',
      message: 'does not go with ids',
    }));
    if (errors.length > 0) throw new Problem('invalid_request', 'ids takes no filter beside it', { errors });
    return { items: await this.products.findMany(ids, view) };
  }

  private browse(query: ListQuery, view: 'card' | 'document'): Promise<BrowsePage> {
    const { brand, category, shop, onSale, inStock, sort, limit, cursor } = query;
    const turn = cursor === undefined ? {} : turned(decodeCursor(bound(query), cursor, isTurn));
    return this.products.browse({ brand, category, shop, onSale, inStock, sort, view, limit, ...turn });
  }

  private pageLinks(query: ListQuery, { next, previous }: BrowsePage): PageLinks {
    const at = (way: Turn[0], key: BrowseKey) =>
      this.links.list({ ...query, cursor: encodeCursor(bound(query), [way, key.key, key.id]) });
    return {
      self: this.links.list(query),
      ...(next && { next: at('after', next) }),
      ...(previous && { prev: at('before', previous) }),
    };
  }

  private wanted(query: Shape): Promise<Shape> {
    return shapeWith(query, this.rates);
  }
}

// A page goes on with the same filters and order; its size and shape may change on the way.
function bound({ brand, category, shop, onSale, inStock, sort }: ListQuery): unknown {
  return ['products', brand, category, shop, onSale, inStock, sort];
}

function isTurn(key: unknown): key is Turn {
  return (
    Array.isArray(key) &&
    (key[0] === 'after' || key[0] === 'before') &&
    typeof key[1] === 'number' &&
    typeof key[2] === 'string'
  );
}

function turned([way, key, id]: Turn): { after?: BrowseKey; before?: BrowseKey } {
  return { [way]: { key, id } };
}

/** The card's members, and what was embedded or asked for by name. */
function listItem(json: string, { embed, fields }: ListQuery, wanted: Shape): string {
  if (!embed || fields) return shape(json, wanted);
  const {
    description,
    images,
    colours,
    material,
    variants,
    ageGroup: _,
    createdAt: __,
    ...card
  } = JSON.parse(json) as ProductDocument;
  const whole: Record<string, unknown> = { description, images, colours, material, variants };
  const embedded = Object.fromEntries(embed.map((name) => [name, whole[name]]));
  const category = card.category && { id: card.category.id, name: card.category.name };
  return JSON.stringify(reshape({ ...card, category, ...embedded }, wanted));
}

function productJson(json: string, wanted: Shape): string {
  if (!wanted.rates) return shape(json, wanted);
  return JSON.stringify({ ...(reshape(JSON.parse(json), wanted) as object), ...ratesUsed(wanted) });
}

/** Items that are JSON already, and what stands beside them. */
function listJson(items: readonly string[], beside: object): string {
  const rest = JSON.stringify(beside).slice(1, -1);
  return `{"items":[${items.join(',')}]${rest && `,${rest}`}}`;
}
