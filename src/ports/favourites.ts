export interface Favourite {
  readonly productId: string;
  /** Since when, ISO 8601. */
  readonly since: string;
}

/** `next` is absent at the end. */
export interface FavouritePage {
  readonly items: readonly Favourite[];
  readonly next?: Favourite;
}

/** The products that a person keeps for later. */
export abstract class Favourites {
  /** Keeps one; `position` is absent where it was kept before. Undefined where the catalogue has no such product. */
  abstract add(
    person: string,
    productId: string,
  ): Promise<{ readonly favourite: Favourite; readonly position?: number } | undefined>;
  /** The position of the change; undefined where it was not kept. */
  abstract remove(person: string, productId: string): Promise<number | undefined>;
  /** Undefined where it is not kept. */
  abstract find(person: string, productId: string): Promise<Favourite | undefined>;
  /** The latest first, those kept before `after`. */
  abstract list(person: string, limit: number, after?: Favourite): Promise<FavouritePage>;
}
