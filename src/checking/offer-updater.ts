import { BackgroundLoop } from '../lifecycle/background-loop.js';
import type { Lifecycle } from '../ports/lifecycle.js';
import type { SaidOffer, ShopAnswers } from '../ports/live-offers.js';
import type { OfferUpdates } from '../ports/offer-updates.js';

const idleMs = 200;
const batchSize = 100;

/** Tells the catalogue what shops have said, some hundred offers in a transaction. What an instance heard, it tells itself. */
export class OfferUpdater extends BackgroundLoop {
  /** Not told yet: the database was away. */
  private left: readonly SaidOffer[] = [];
  changed = 0;

  constructor(
    private readonly answers: ShopAnswers,
    private readonly updates: OfferUpdates,
    lifecycle: Lifecycle,
  ) {
    super(lifecycle);
  }

  protected override async step(): Promise<number> {
    if (this.left.length === 0) this.left = this.answers.take(batchSize);
    if (this.left.length === 0) return idleMs;
    this.changed += (await this.updates.update(this.left)).changed;
    this.left = [];
    return 0;
  }
}
