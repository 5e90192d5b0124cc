import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Problem } from '../../catalogue/problem.js';
import type { ProductCard, ProductDocument } from '../../catalogue/product.js';
import { ProductReader } from '../../ports/product-reader.js';
import { SimilarProducts } from '../../ports/similar-products.js';

/** How many there are for each product, asked for at a time, and how long all of them may take. */
const most = 3;
const lanes = 6;
const patienceMs = 1_500;

export interface FoundAlternatives {
  /** By the id of the product that they stand in for. */
  readonly cards: ReadonlyMap<string, readonly ProductCard[]>;
  /** Whether all of them could be found out. */
  readonly complete: boolean;
}

/** What could be bought in place of what cannot. */
@Injectable()
export class Alternatives {
  constructor(
    private readonly similarity: SimilarProducts,
    private readonly products: ProductReader,
  ) {}

  /** None of the `others`, which are there already. Never fails because a system is away: then it is not complete. */
  async to(wanted: readonly ProductDocument[], others: ReadonlySet<string>): Promise<FoundAlternatives> {
    const cards = new Map<string, readonly ProductCard[]>();
    const waiting = [...wanted];
    const over = new AbortController();
    const lane = async () => {
      for (let next = waiting.shift(); next && !over.signal.aborted; next = waiting.shift()) {
        const found = await this.of(next, others);
        if (found && !over.signal.aborted) cards.set(next.id, found);
      }
    };
    const all = Promise.all(Array.from({ length: lanes }, lane));
    await Promise.race([all, delay(patienceMs, undefined, { signal: over.signal, ref: false })]).finally(() =>
      over.abort(),
    );
    return { cards, complete: cards.size === wanted.length };
  }

  private async of(
    product: ProductDocument,
    others: ReadonlySet<string>,
  ): Promise<readonly ProductCard[] | undefined> {
    try {
      const limit = most + Math.min(others.size, 10);
      const jsons = (await this.similar(product.id, limit)) ?? (await this.ofItsKind(product, limit));
      const cards = jsons.map((json) => JSON.parse(json) as ProductCard);
      return cards.filter(({ id }) => id !== product.id && !others.has(id)).slice(0, most);
    } catch (error) {
      if (error instanceof Problem) return undefined;
      throw error;
    }
  }

  private async similar(id: string, limit: number): Promise<readonly string[] | undefined> {
    const hits = await this.similarity.similar(id, limit);
    return hits?.map(({ card }) => card);
  }

  /** The engine has only what somebody offers; for the rest there is the newest of the category. */
  private async ofItsKind({ category }: ProductDocument, limit: number): Promise<readonly string[]> {
    if (!category) return [];
    const { items } = await this.products.browse({
      ...{ category: [category.id], inStock: true, sort: 'newest', view: 'card', limit },
    });
    return items.map(({ json }) => json);
  }
}
