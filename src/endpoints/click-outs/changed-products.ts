import { LRUCache } from 'lru-cache';
import type { ChangeFeed, ChangePage } from '../../ports/change-log.js';

const most = 50_000;
const pageSize = 500;

/** Which products changed, and when, as far as it matters to somebody who has read them. */
export class ChangedProducts {
  /** Older ones are let go of first; whoever has read before the last of those is told that anything may have changed. */
  readonly #changedAt: LRUCache<string, number>;
  #forgotten = 0;
  #position: number | undefined;
  #following: (() => void) | undefined;
  #catchingUp = false;

  constructor(
    private readonly feed: ChangeFeed,
    size = most,
  ) {
    const dispose = (position: number, _: string, reason: string) => {
      if (reason === 'evict') this.#forgotten = position;
    };
    this.#changedAt = new LRUCache({ max: size, dispose });
  }

  /** What it knows of reaches up to here; undefined before it has begun to follow. */
  get position(): number | undefined {
    return this.#position;
  }

  /** From now on until `leave`. */
  follow(): void {
    if (this.#following) return;
    this.#following = this.feed.follow(() => void this.#catchUp());
    void this.#catchUp();
  }

  leave(): void {
    this.#following?.();
  }

  /** Whether a product that was read at this position is another one now. */
  since(position: number, productId: string): boolean {
    return position < this.#forgotten || (this.#changedAt.peek(productId) ?? 0) > position;
  }

  /** Where that fails, the feed tells again once the log has grown. */
  async #catchUp(): Promise<void> {
    if (this.#catchingUp) return;
    this.#catchingUp = true;
    try {
      this.#position ??= (await this.feed.bounds()).newest;
      while (this.#note(this.#position, await this.feed.after(this.#position, pageSize)));
    } catch {
    } finally {
      this.#catchingUp = false;
    }
  }

  /** Whether there is more. */
  #note(from: number, { changes, position, trimmed }: ChangePage): boolean {
    if (trimmed > from) this.#forgotten = position;
    for (const change of changes)
      if (change.type === 'product') this.#changedAt.set(change.id, change.position);
    this.#position = position;
    return changes.length === pageSize;
  }
}
