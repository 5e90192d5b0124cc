import type { ClickSpool } from '../ports/click-spool.js';
import { type Figure, Figures } from '../ports/figures.js';
import type { SpooledClicks } from './spooled-clicks.js';

/** What waits on the disk of this host. */
export class SpoolFigures extends Figures {
  readonly name = 'click-spool';

  constructor(
    private readonly spool: ClickSpool,
    private readonly clicks: SpooledClicks,
  ) {
    super();
  }

  read(): readonly Figure[] {
    const kept = 'Click-outs on the disk that were not stored yet.';
    const refused = 'Click-outs that the disk did not take and that waited for the database.';
    return [
      { name: 'ogrom_click_spool_bytes', help: kept, type: 'gauge', value: this.spool.bytes },
      {
        name: 'ogrom_click_spool_refused_total',
        help: refused,
        type: 'counter',
        value: this.clicks.refused,
      },
    ];
  }
}
