/** Dead images stand behind all others, and never first. One that fell silent is doubtful before it counts as dead. */
export const imageStates = ['alive', 'doubtful', 'dead'] as const;
export type ImageState = (typeof imageStates)[number];

/** What is known of an image. */
export interface ImageVerdict {
  readonly state: ImageState;
  /** Checks in a row in which it was silent. */
  readonly failures: number;
}

/** An image of a product in the catalogue. */
export interface CatalogueImage {
  readonly productId: string;
  readonly url: string;
  /** Whether it is the one that stands for the product. */
  readonly shown: boolean;
  /** Absent where it was never checked. */
  readonly verdict?: ImageVerdict;
  /** Whether it is time to check it. */
  readonly due: boolean;
}

export interface NewVerdict extends ImageVerdict {
  readonly url: string;
  /** When to check it again, from now. */
  readonly dueInMs: number;
}

/** The images of the catalogue, and what is known of them. */
export abstract class ImageChecks {
  /** Images of listed products behind a product in the order of ids, of whole products, about `limit`; `next` where there are more. */
  abstract page(
    after: string | undefined,
    limit: number,
  ): Promise<{ readonly images: readonly CatalogueImage[]; readonly next?: string }>;
  abstract record(verdicts: readonly NewVerdict[]): Promise<void>;
  /** Builds the documents of these products anew; how many became others. Each of them has its entry in the change log. */
  abstract rearrange(productIds: readonly string[]): Promise<number>;
  /** Forgets what is known of images that have been due for so long that no product has them any more. */
  abstract forget(overdueMs: number): Promise<void>;
  /** How many images are in each state. */
  abstract counts(): Promise<Readonly<Record<ImageState, number>>>;
}
