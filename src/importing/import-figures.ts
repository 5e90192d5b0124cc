import { type Figure, Figures } from '../ports/figures.js';
import { ImportQueue } from '../ports/imports.js';

/** Of all instances together: they share the queue. */
export class ImportFigures extends Figures {
  readonly name = 'imports';

  constructor(private readonly queue: ImportQueue) {
    super();
  }

  async read(): Promise<readonly Figure[]> {
    const { queued, running, abandoned, oldestQueuedMs } = await this.queue.backlog();
    const unfinished = (state: string, value: number): Figure => ({
      name: 'ogrom_imports',
      help: 'Imports that have not ended. An abandoned one is running, but its runner is silent.',
      type: 'gauge',
      value,
      labels: { state },
    });
    return [
      unfinished('queued', queued),
      unfinished('running', running),
      unfinished('abandoned', abandoned),
      {
        name: 'ogrom_import_queued_oldest_seconds',
        help: 'How long ago the oldest import that still waits was asked for.',
        type: 'gauge',
        value: oldestQueuedMs / 1000,
      },
    ];
  }
}
