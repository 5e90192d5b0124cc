import type { SearchHit } from './product-search.js';

/** Products of the same kind. */
export abstract class SimilarProducts {
  /** In stock only, never the product itself nor the same one in another colour; undefined for an id that is not indexed. */
  abstract similar(id: string, limit: number): Promise<readonly SearchHit[] | undefined>;
}
