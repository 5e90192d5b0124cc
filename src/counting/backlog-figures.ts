import type { ClickLedger } from '../ports/click-counts.js';
import { type Figure, Figures } from '../ports/figures.js';

/** Of all instances together: they share the ledger. */
export class BacklogFigures extends Figures {
  readonly name = 'click-backlog';

  constructor(private readonly ledger: ClickLedger) {
    super();
  }

  async read(): Promise<readonly Figure[]> {
    const help = 'Clicks that were not added up yet; reports are right all the same, and slower.';
    return [{ name: 'ogrom_clicks_not_added_up', help, type: 'gauge', value: await this.ledger.backlog() }];
  }
}
