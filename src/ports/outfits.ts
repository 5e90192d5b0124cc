import type { OutfitContent, Visibility } from '../catalogue/outfit.js';
import type { AskedTerms } from '../catalogue/text/outfit-terms.js';

/** An outfit as it is stored. Persons are ids, as `personId` makes them. */
export interface StoredOutfit extends OutfitContent {
  readonly id: string;
  readonly owner: string;
  /** 1 at first, and one more with each writing of its content. */
  readonly version: number;
  readonly likeCount: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What was written, and the position of the change in the log. */
export interface WrittenOutfit {
  readonly outfit: StoredOutfit;
  readonly position: number;
}

/** By which a request that is sent again is known, and the digest of its body. */
export interface Repeatable {
  readonly key: string;
  readonly digest: string;
}

/** Filters are conjunctive. */
export interface OutfitQuery {
  readonly owner?: string;
  readonly visibility?: Visibility;
  /** Those with this product in them. */
  readonly product?: string;
  /** Those that this person likes. */
  readonly likedBy?: string;
  /** Those that have all of the wanted terms and none of the unwanted. */
  readonly terms?: AskedTerms;
  readonly sort: 'newest' | 'popular';
  readonly limit: number;
  readonly after?: OutfitKey;
}

/** Where a page ends: an outfit's id and its likes. */
interface OutfitKey {
  readonly id: string;
  readonly likeCount: number;
}

/** `next` is absent at the end. */
export interface OutfitPage {
  readonly items: readonly StoredOutfit[];
  readonly next?: OutfitKey;
}

/** The outfits that people compose. Who may see and change which is not decided here. */
export abstract class Outfits {
  /**
   * Makes one. The same person's key with the same digest gives, for a day, what was made the first time, also where that
   * has been changed or deleted since; with another digest it is an `idempotency_mismatch` problem.
   */
  abstract create(owner: string, content: OutfitContent, repeatable?: Repeatable): Promise<WrittenOutfit>;
  /** Undefined for an unknown id. */
  abstract find(id: string): Promise<StoredOutfit | undefined>;
  /**
   * Newest first, or those with the most likes first and of equal ones the newest. With a filter it looks at the newest
   * 10,000 that match the narrowest of them.
   */
  abstract list(query: OutfitQuery): Promise<OutfitPage>;
  /** Undefined, and nothing changes, where the outfit is gone or no longer has this version. */
  abstract replace(id: string, version: number, content: OutfitContent): Promise<WrittenOutfit | undefined>;
  /** Deletes it with its likes; the position, or undefined as with `replace`. */
  abstract remove(id: string, version: number): Promise<number | undefined>;
}

/** What requests that may be sent again have made; the memory of `Outfits.create`. */
export abstract class RepeatedOutfits {
  /** What the same request made within a day. Throws an `idempotency_mismatch` problem where its key made something else. */
  abstract find(owner: string, repeatable: Repeatable): Promise<WrittenOutfit | undefined>;
}
