import type { ClickStore, RecordedClick } from '../ports/clicks.js';
import { Recorder } from './recorder.js';

/** Clicks that are stored before they are answered: they outlive this host as well. */
export class CommittedClicks extends Recorder {
  constructor(
    private readonly store: ClickStore,
    clock?: () => number,
  ) {
    super(clock);
  }

  protected override keep(click: RecordedClick): Promise<void> {
    return this.store.store([click]);
  }
}
