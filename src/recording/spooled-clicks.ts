import { Logger } from '@nestjs/common';
import { clickId } from '../catalogue/click-id.js';
import type { ClickSpool } from '../ports/click-spool.js';
import { type Click, Clicks, type ClickStore, type RecordedClick } from '../ports/clicks.js';

/** Clicks that are on the disk of this host before they are answered, and stored a moment later (Emptying). */
export class SpooledClicks extends Clicks {
  private readonly logger = new Logger('ClickSpool');
  private failing = false;
  /** Those that the disk did not take, and that were stored before they were answered. */
  refused = 0;

  constructor(
    private readonly spool: ClickSpool,
    private readonly store: ClickStore,
    private readonly clock: () => number = Date.now,
  ) {
    super();
  }

  async record(click: Click): Promise<string> {
    const at = this.clock();
    const id = clickId(at);
    const recorded = { ...click, id, at };
    if (!(await this.appended(recorded))) await this.store.store([recorded]);
    return id;
  }

  private async appended(click: RecordedClick): Promise<boolean> {
    try {
      await this.spool.append(click);
      this.failing = false;
      return true;
    } catch (error) {
      this.refused++;
      // A full disk refuses every click: only the first is news.
      if (!this.failing) this.logger.error(`takes no clicks, each waits for the database: ${String(error)}`);
      this.failing = true;
      return false;
    }
  }
}
