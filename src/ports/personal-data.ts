/** How many of each were deleted. */
export interface Erased {
  readonly outfits: number;
  readonly likes: number;
  readonly favourites: number;
}

/** All that is kept of a person. */
export abstract class PersonalData {
  /**
   * Deletes it, in transactions of bounded size: one that was cut off goes on when it is called again. Nothing of it can
   * be read any more when this resolves.
   */
  abstract erase(person: string): Promise<Erased>;
}
