import { ChangeReader } from '../ports/change-log.js';
import { type Figure, Figures } from '../ports/figures.js';

/** How far the change log reaches, for all instances together. */
export class ChangeFigures extends Figures {
  readonly name = 'changes';

  constructor(
    private readonly reader: ChangeReader,
    /** How many changes this instance has trimmed. */
    private readonly removed: () => number,
  ) {
    super();
  }

  async read(): Promise<readonly Figure[]> {
    const { newest, trimmed } = await this.reader.bounds();
    return [
      { name: 'ogrom_changes_newest', help: 'Position of the newest change.', type: 'gauge', value: newest },
      {
        name: 'ogrom_changes_trimmed',
        help: 'Position up to which changes were removed; readers before it start over.',
        type: 'gauge',
        value: trimmed,
      },
      {
        name: 'ogrom_changes_removed_total',
        help: 'Changes that this instance has removed from the log.',
        type: 'counter',
        value: this.removed(),
      },
    ];
  }
}
