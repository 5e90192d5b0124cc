import { Logger } from '@nestjs/common';
import type { ClickSpool } from '../ports/click-spool.js';
import type { ClickStore, RecordedClick } from '../ports/clicks.js';
import { Recorder } from './recorder.js';

/** Clicks that are on the disk of this host before they are answered, and stored a moment later (Emptying). */
export class SpooledClicks extends Recorder {
  private readonly logger = new Logger('ClickSpool');
  private failing = false;
  /** Those that the disk did not take, and that were stored before they were answered. */
  refused = 0;

  constructor(
    private readonly spool: ClickSpool,
    private readonly store: ClickStore,
    clock?: () => number,
  ) {
    super(clock);
  }

  protected override async keep(click: RecordedClick): Promise<void> {
    if (!(await this.appended(click))) await this.store.store([click]);
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
