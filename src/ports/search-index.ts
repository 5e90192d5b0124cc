/** What a product is in an index: its JSON and the position that made it. */
export interface IndexEntry {
  readonly id: string;
  readonly position: number;
  readonly checksum: string;
  /** False once every offer was withdrawn: the product leaves the index. */
  readonly listed: boolean;
  /** A `ProductDocument` as JSON text. */
  readonly document: string;
  /** A `ProductCard` as JSON text. */
  readonly card: string;
  /** The best offer's price in the base currency, for sorting; 0 where there is no offer. */
  readonly sortPrice: number;
  /** When the catalogue first had the product, in milliseconds since 1970. */
  readonly createdAt: number;
}

/** An entry that the engine would not take. */
export interface IndexRefusal {
  readonly id: string;
  readonly position: number;
  readonly reason: string;
}

/** What an index says it holds. */
export interface IndexedVersion {
  readonly id: string;
  readonly position: number;
  readonly checksum: string;
}

/** Writing into one index of the engine, by its name. */
export abstract class SearchIndexWriter {
  /**
   * Brings the entries in. Idempotent, and an entry older than what the index has changes nothing.
   * Answers the entries that the engine refuses; throws where the engine is away, and then any part may be in.
   */
  abstract write(index: string, entries: readonly IndexEntry[]): Promise<readonly IndexRefusal[]>;
  /** Makes all that was written visible to searches and suggestions. */
  abstract publish(index: string): Promise<void>;
  /** What it holds, in the order of ids, those after `after`. Sees what was published. */
  abstract versions(
    index: string,
    after: string | undefined,
    limit: number,
  ): Promise<readonly IndexedVersion[]>;
}

/**
 * The indexes of the engine and the one that searches read. Each has a mapping, what it holds of a product and how;
 * releases with different ones share the engine during a deployment, and each works on the index of the other.
 */
export abstract class SearchIndexes {
  /** The version of the mapping that `create` gives; it only grows, from release to release. */
  abstract readonly mapping: number;
  /** The version of the mapping that this index was made with; 1 where it was made before there were versions. */
  abstract mappingOf(name: string): Promise<number>;
  /** The name of the index that searches read; undefined before the first was activated. */
  abstract current(): Promise<string | undefined>;
  /** Makes an empty index aside; `name` is lower-case letters, digits, dashes and underscores. */
  abstract create(name: string): Promise<void>;
  /** Lets searches read this index from now on, in one step that no search sees half. */
  abstract activate(name: string): Promise<void>;
  /** All of them, oldest first. */
  abstract list(): Promise<readonly string[]>;
  /** Removes an index; an unknown name does nothing. Refuses the current one. */
  abstract drop(name: string): Promise<void>;
}
