/** A product's JSON as it is stored, ready to be sent. */
export interface StoredProduct {
  readonly id: string;
  /** The position of the change that made it. */
  readonly position: number;
  /** Differs whenever the JSON differs; letters and digits only. */
  readonly checksum: string;
  readonly json: string;
}

/** A product that still is what the asker knows. */
export interface Unchanged extends Omit<StoredProduct, 'json'> {
  readonly json: null;
}

/** `card` is a `ProductCard`, `document` a `ProductDocument`. */
export type ProductView = 'card' | 'document';

type BrowseSort = 'newest' | 'price' | '-price';

/** Where a page of a browse begins: the sort key of a product and its id. */
export interface BrowseKey {
  readonly key: number;
  readonly id: string;
}

/** Filters are conjunctive, the values of one filter disjunctive; ids that nobody has match nothing. */
export interface BrowseQuery {
  readonly brand?: readonly string[];
  /** Each with its descendants. */
  readonly category?: readonly string[];
  readonly shop?: readonly string[];
  readonly onSale?: boolean;
  readonly inStock?: boolean;
  readonly sort: BrowseSort;
  readonly view: ProductView;
  readonly limit: number;
  /** The page after this key, or before it; at most one of the two. */
  readonly after?: BrowseKey;
  readonly before?: BrowseKey;
}

/** A page in the asked order; `next` and `previous` are absent at the ends. */
export interface BrowsePage {
  readonly items: readonly StoredProduct[];
  readonly next?: BrowseKey;
  readonly previous?: BrowseKey;
}

/** Products as they stand in the catalogue. */
export abstract class ProductReader {
  /** One product whole, also when all its offers were withdrawn; undefined for an unknown id. */
  abstract find(id: string): Promise<StoredProduct | undefined>;
  /** The same, without its JSON where it still has this checksum. */
  abstract findUnless(checksum: string, id: string): Promise<StoredProduct | Unchanged | undefined>;
  /** Those that exist, in the order of `ids`. */
  abstract findMany(ids: readonly string[], view: ProductView): Promise<readonly StoredProduct[]>;
  /** Products that have an offer, along the indexes of the database. */
  abstract browse(query: BrowseQuery): Promise<BrowsePage>;
}
