export const suggestionKinds = ['query', 'brand', 'category'] as const;
export type SuggestionKind = (typeof suggestionKinds)[number];

export interface Suggestion {
  readonly kind: SuggestionKind;
  readonly text: string;
  /** The id of the brand or category; absent for a query. */
  readonly id?: string;
  /** How many products stand behind it. */
  readonly count: number;
}

/** Completions of what is being typed. */
export abstract class Suggestions {
  /** The best completions, tolerant of a typo from the fourth letter on; empty where nothing begins so. */
  abstract suggest(
    prefix: string,
    kinds: readonly SuggestionKind[],
    limit: number,
  ): Promise<readonly Suggestion[]>;
}
