import { DocumentSource } from '../ports/document-source.js';
import { type Figure, Figures } from '../ports/figures.js';
import { IndexProgress } from '../ports/index-progress.js';
import { SearchIndexes } from '../ports/search-index.js';

/** How far the index that searches read is behind the catalogue, for all instances together. */
export class IndexFigures extends Figures {
  readonly name = 'index';

  constructor(
    private readonly source: DocumentSource,
    private readonly indexes: SearchIndexes,
    private readonly progress: IndexProgress,
    private readonly now: () => number = Date.now,
  ) {
    super();
  }

  async read(): Promise<readonly Figure[]> {
    const index = await this.indexes.current();
    const reached = index === undefined ? 0 : await this.progress.position(index);
    const behind = Math.max(0, (await this.source.head()) - reached);
    const since = behind > 0 ? await this.source.changedSince(reached) : undefined;
    const gauge = (name: string, help: string, value: number): Figure => ({
      name,
      help,
      type: 'gauge',
      value,
    });
    return [
      gauge(
        'ogrom_index_built',
        'Whether there is an index that searches read.',
        Number(index !== undefined),
      ),
      gauge('ogrom_index_lag_positions', 'Positions of the change log that the index is behind.', behind),
      gauge(
        'ogrom_index_lag_seconds',
        'Age of the oldest change that the index does not have.',
        since === undefined ? 0 : Math.max(0, this.now() - since) / 1000,
      ),
    ];
  }
}
