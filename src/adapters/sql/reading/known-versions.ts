import { LRUCache } from 'lru-cache';
import type { ChangeReader } from '../../../ports/change-log.js';
import type { StoredProduct, Unchanged } from '../../../ports/product-reader.js';
import { Gathered } from '../gathered.js';

/** Of some 170 bytes each. */
const most = 50_000;
/** More changes than this at once, and nothing is known any more. */
const pageSize = 1_000;

/**
 * Versions of products that were asked for with a checksum, until the change log tells of the product. The log is asked
 * for each answer, once for all who ask at the same time, so no answer is older than its question.
 */
export class KnownVersions {
  readonly #known: LRUCache<string, Unchanged>;
  readonly #looks = new Gathered<void, void>(() => this.#look(), { lanes: 1, most: 5_000, longest: 5_000 });
  #position: number | undefined;

  constructor(
    private readonly log: ChangeReader,
    size = most,
  ) {
    this.#known = new LRUCache({ max: size });
  }

  /** The product, if it is known to have this checksum still. */
  async still(checksum: string, id: string): Promise<Unchanged | undefined> {
    if (this.#known.get(id)?.checksum !== checksum) return undefined;
    await this.#looks.add();
    const known = this.#known.peek(id);
    return known?.checksum === checksum ? known : undefined;
  }

  /** What `find` gives. It is remembered, unless the log went on meanwhile: then it may be of before or after. */
  async noting(find: () => Promise<StoredProduct | undefined>): Promise<StoredProduct | undefined> {
    if (this.#position === undefined) await this.#looks.add();
    const before = this.#position;
    const found = await find();
    if (found && this.#position === before) this.#known.set(found.id, { ...found, json: null });
    return found;
  }

  async #look(): Promise<void[]> {
    const { newest } = await this.log.bounds();
    const from = this.#position ?? newest;
    if (newest > from) await this.#forget(from);
    // Another log, such as that of a backup.
    if (newest < from) this.#known.clear();
    this.#position = newest;
    return [];
  }

  async #forget(from: number): Promise<void> {
    const { changes, trimmed } = await this.log.after(from, pageSize);
    if (changes.length === pageSize || trimmed > from) this.#known.clear();
    for (const { type, id } of changes) if (type === 'product') this.#known.delete(id);
  }
}
