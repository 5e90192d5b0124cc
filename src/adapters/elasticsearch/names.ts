/** The names of one catalogue's indexes and aliases. */
export class IndexNames {
  /** What searches read. */
  readonly products: string;
  readonly suggestions: string;
  readonly settings: string;

  constructor(prefix: string) {
    this.products = `${prefix}-products`;
    this.suggestions = `${prefix}-suggestions`;
    this.settings = `${prefix}-settings`;
  }

  productsOf(build: string): string {
    return `${this.products}-${build}`;
  }

  /** The alias by which an index is written to. */
  writerOf(index: string): string {
    return `${index}.write`;
  }

  suggestionsOf(build: string): string {
    return `${this.suggestions}-${build}`;
  }

  buildOf(index: string): string {
    return index.slice(this.products.length + 1);
  }
}
