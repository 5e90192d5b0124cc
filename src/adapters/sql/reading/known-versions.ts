import { LRUCache } from 'lru-cache';
import type { StoredProduct, Unchanged } from '../../../ports/product-reader.js';
import type { Changed, LogLook } from './log-look.js';

/** Of some 170 bytes each. */
const most = 50_000;

/**
 * Versions of products that were asked for with a checksum, until the change log tells of the product. The log is asked
 * for each answer, so no answer is older than its question.
 */
export class KnownVersions {
  readonly #known: LRUCache<string, Unchanged>;

  constructor(
    private readonly log: LogLook,
    size = most,
  ) {
    this.#known = new LRUCache({ max: size });
    log.onChange((changed) => this.#forget(changed));
  }

  /** The product, if it is known to have this checksum still. */
  async still(checksum: string, id: string): Promise<Unchanged | undefined> {
    if (this.#known.get(id)?.checksum !== checksum) return undefined;
    await this.log.look();
    const known = this.#known.peek(id);
    return known?.checksum === checksum ? known : undefined;
  }

  /** What `find` gives. It is remembered, unless the log went on meanwhile. */
  noting(find: () => Promise<StoredProduct | undefined>): Promise<StoredProduct | undefined> {
    return this.log.during(find, (found) => {
      if (found) this.#known.set(found.id, { ...found, json: null });
    });
  }

  #forget(changed: Changed): void {
    if (changed === 'everything') this.#known.clear();
    else for (const id of changed) this.#known.delete(id);
  }
}
