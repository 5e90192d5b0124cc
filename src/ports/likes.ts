/** How an outfit stands with a person after a like or its withdrawal. */
export interface LikeState {
  readonly liked: boolean;
  readonly likeCount: number;
  /** Of the change; absent where it was so before. */
  readonly position?: number;
}

/** Which person likes which outfit; each counts once, however often it is said. */
export abstract class Likes {
  /** Undefined where there is no such outfit. */
  abstract set(outfitId: string, person: string, liked: boolean): Promise<LikeState | undefined>;
  /** Those of the outfits that the person likes. */
  abstract among(outfitIds: readonly string[], person: string): Promise<ReadonlySet<string>>;
}
