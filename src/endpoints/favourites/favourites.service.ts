import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Problem } from '../../catalogue/problem.js';
import type { ProductCard } from '../../catalogue/product.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { Links } from '../../http/links.js';
import { reshape, type Shape } from '../../http/shape.js';
import { ExchangeRates } from '../../ports/exchange-rates.js';
import { type Favourite, Favourites } from '../../ports/favourites.js';
import { ProductReader } from '../../ports/product-reader.js';
import type { ListQuery } from './favourites.schema.js';

@Injectable()
export class FavouritesService {
  constructor(
    private readonly favourites: Favourites,
    private readonly products: ProductReader,
    private readonly rates: ExchangeRates,
    private readonly links: Links,
  ) {}

  async list(person: string, query: ListQuery): Promise<{ etag: string; json: string }> {
    const after = query.cursor === undefined ? undefined : decodeCursor('favourites', query.cursor, isKey);
    const { items, next } = await this.favourites.list(person, query.limit, after && keyed(after));
    const cursor = next && encodeCursor('favourites', [next.since, next.productId]);
    const page = { self: this.links.list(query), next: cursor && this.links.list({ ...query, cursor }) };
    const json = JSON.stringify({ items: await this.withProducts(items, query), page });
    return { etag: `W/"${hash('sha1', json, 'base64url').slice(0, 20)}"`, json };
  }

  async get(person: string, productId: string): Promise<Favourite> {
    const found = await this.favourites.find(person, productId);
    if (!found) throw new Problem('not_found', `${productId} is no favourite.`);
    return found;
  }

  async add(person: string, productId: string) {
    const added = await this.favourites.add(person, productId);
    if (!added) throw new Problem('not_found', `There is no product ${productId}.`);
    return added;
  }

  remove(person: string, productId: string): Promise<number | undefined> {
    return this.favourites.remove(person, productId);
  }

  private async withProducts(items: readonly Favourite[], { fields, currency }: ListQuery) {
    const ids = items.map(({ productId }) => productId);
    const found = await this.products.findMany(ids, fields ? 'document' : 'card');
    const products = new Map(found.map(({ id, json }) => [id, JSON.parse(json) as ProductCard]));
    const wanted: Shape = { fields, currency, rates: currency ? await this.rates.current() : undefined };
    return items.map((item) => {
      const product = products.get(item.productId);
      const shown = product && reshape(product, wanted);
      return { ...item, available: product?.inStock ?? false, product: shown };
    });
  }
}

type Key = readonly [string, string];

function isKey(key: unknown): key is Key {
  return (
    Array.isArray(key) &&
    typeof key[0] === 'string' &&
    !Number.isNaN(Date.parse(key[0])) &&
    typeof key[1] === 'string'
  );
}

function keyed([since, productId]: Key): Favourite {
  return { since, productId };
}
