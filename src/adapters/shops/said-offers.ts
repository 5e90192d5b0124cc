import { type SaidOffer, ShopAnswers } from '../../ports/live-offers.js';

const mostOffers = 5_000;

/** Answers on their way to the catalogue: the newest of each offer, so many at most; the oldest go first, and are counted. */
export class SaidOffers extends ShopAnswers {
  private readonly waiting = new Map<string, SaidOffer>();
  dropped = 0;

  constructor(private readonly limit = mostOffers) {
    super();
  }

  get size(): number {
    return this.waiting.size;
  }

  add(said: SaidOffer): void {
    this.waiting.delete(said.id);
    this.waiting.set(said.id, said);
    if (this.waiting.size <= this.limit) return;
    this.waiting.delete(this.waiting.keys().next().value!);
    this.dropped++;
  }

  take(limit: number): readonly SaidOffer[] {
    const taken = [...this.waiting.values()].slice(0, limit);
    for (const { id } of taken) this.waiting.delete(id);
    return taken;
  }
}
