/** Remembers that it was woken, so that nothing is missed between two waits. */
export class Wake {
  private woken = false;
  private resolve: (() => void) | undefined;

  readonly wake = (): void => {
    this.woken = true;
    this.resolve?.();
  };

  /** Resolves at once where it was woken since the last time. */
  async next(): Promise<void> {
    if (!this.woken) await new Promise<void>((resolve) => (this.resolve = resolve));
    this.woken = false;
  }
}
