import { clickId } from '../catalogue/click-id.js';
import { type Click, Clicks, type RecordedClick } from '../ports/clicks.js';

/** Gives clicks their id and their time, and keeps them in whichever way. */
export abstract class Recorder extends Clicks {
  constructor(private readonly clock: () => number = Date.now) {
    super();
  }

  async record(click: Click): Promise<string> {
    const at = this.clock();
    const id = clickId(at);
    await this.keep({ ...click, id, at });
    return id;
  }

  /** Resolves once the click outlives this process. */
  protected abstract keep(click: RecordedClick): Promise<void>;
}
