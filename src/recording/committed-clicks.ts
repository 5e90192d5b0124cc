import { clickId } from '../catalogue/click-id.js';
import { type Click, Clicks, type ClickStore } from '../ports/clicks.js';

/** Clicks that are stored before they are answered: they outlive this host as well. */
export class CommittedClicks extends Clicks {
  constructor(
    private readonly store: ClickStore,
    private readonly clock: () => number = Date.now,
  ) {
    super();
  }

  async record(click: Click): Promise<string> {
    const at = this.clock();
    const id = clickId(at);
    await this.store.store([{ ...click, id, at }]);
    return id;
  }
}
