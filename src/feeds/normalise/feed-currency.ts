/** So many prices before a feed's usual currency is known. */
const enough = 20;

/** Notices prices in another currency than nearly all prices of the feed so far. Such a price is good, but worth a look. */
export class FeedCurrency {
  private readonly counts = new Map<string, number>();
  private total = 0;

  /** Counts the currency in; the feed's usual one where this one is unusual. */
  contrastOf(currency: string): string | undefined {
    const usual = this.usual();
    this.counts.set(currency, (this.counts.get(currency) ?? 0) + 1);
    this.total++;
    return usual === currency ? undefined : usual;
  }

  private usual(): string | undefined {
    if (this.total < enough) return undefined;
    for (const [currency, count] of this.counts) if (count >= this.total * 0.9) return currency;
    return undefined;
  }
}
