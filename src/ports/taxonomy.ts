/** A brand or a shop, with how many products with an offer it has. */
export interface Counted {
  readonly id: string;
  readonly name: string;
  readonly productCount: number;
}

export interface CountedCategory extends Counted {
  readonly parentId?: string;
  /** 0 for a root. */
  readonly depth: number;
}

/** A page of a list in the order of ids; `next` is the last id where there is more. */
export interface CountedPage<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** The lists of brands and of shops; one is provided for each. */
export abstract class BrandReader {
  /** Undefined for an unknown id. */
  abstract find(id: string): Promise<Counted | undefined>;
  /** In the order of ids, those after `after`. */
  abstract list(after: string | undefined, limit: number): Promise<CountedPage<Counted>>;
}

export abstract class ShopReader {
  /** Undefined for an unknown id. */
  abstract find(id: string): Promise<Counted | undefined>;
  /** In the order of ids, those after `after`. */
  abstract list(after: string | undefined, limit: number): Promise<CountedPage<Counted>>;
}

/** The tree of categories. Counts include the descendants. */
export abstract class CategoryReader {
  /** Undefined for an unknown id. */
  abstract find(id: string): Promise<CountedCategory | undefined>;
  /** The children of a category in the order of ids; the roots for undefined; nothing for an unknown id. */
  abstract children(parentId: string | undefined): Promise<readonly CountedCategory[]>;
  /** Every category in the order of ids, those after `after`. */
  abstract list(after: string | undefined, limit: number): Promise<CountedPage<CountedCategory>>;
}
