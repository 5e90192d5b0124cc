import { LRUCache } from 'lru-cache';
import type { BrowsePage, BrowseQuery } from '../../../ports/product-reader.js';
import type { Changed, LogLook } from './log-look.js';

/** What all pages may take, in bytes: some five hundred of 24 cards. */
const most = 8_000_000;
/** What a product takes beside its JSON. */
const beside = 300;
/** Pages of which it is remembered that they were asked for once, by keys of at most so many characters. */
const mostOnce = 10_000;
const longestKey = 500;

/**
 * Pages that were asked for more than once, until the change log tells of any product. The log is asked before each is given, so
 * none is older than its question.
 */
export class KeptPages {
  readonly #pages: LRUCache<string, BrowsePage>;
  readonly #once = new Set<string>();

  constructor(
    private readonly log: LogLook,
    maxSize = most,
  ) {
    this.#pages = new LRUCache({ maxSize, sizeCalculation });
    log.onChange((changed) => this.#forget(changed));
  }

  /** The page that is kept, or what `read` gives. */
  async page(query: BrowseQuery, read: () => Promise<BrowsePage>): Promise<BrowsePage> {
    const key = JSON.stringify(query);
    if (key.length > longestKey) return read();
    const kept = this.#pages.has(key) ? await this.#still(key) : undefined;
    if (kept) return kept;
    return this.#again(key) ? this.log.during(read, (page) => this.#pages.set(key, page)) : read();
  }

  async #still(key: string): Promise<BrowsePage | undefined> {
    await this.log.look();
    return this.#pages.get(key);
  }

  /** Who reads everything once, such as a crawler, does not push out what many read. */
  #again(key: string): boolean {
    if (this.#once.has(key)) return true;
    if (this.#once.size >= mostOnce) this.#once.clear();
    this.#once.add(key);
    return false;
  }

  #forget(changed: Changed): void {
    if (changed === 'everything' || changed.size > 0) this.#pages.clear();
  }
}

/** In bytes where all is ASCII. */
function sizeCalculation({ items }: BrowsePage, key: string): number {
  return items.reduce((sum, { json }) => sum + json.length + beside, key.length + beside);
}
