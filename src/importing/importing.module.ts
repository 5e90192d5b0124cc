import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { DynamicModule } from '@nestjs/common';
import { FeedDownload } from '../ports/feed-download.js';
import { Figures } from '../ports/figures.js';
import { CatalogueWriter, FeedStore, ImportQueue } from '../ports/imports.js';
import { Lifecycle } from '../ports/lifecycle.js';
import { ImportFigures } from './import-figures.js';
import { ImportRunner } from './import-runner.js';
import { ImportWorker } from './import-worker.js';

class ImportingModule {}

const runner = {
  provide: ImportRunner,
  useFactory: (queue: ImportQueue, feeds: FeedStore, catalogue: CatalogueWriter, download: FeedDownload) =>
    new ImportRunner(`${hostname()}-${randomUUID().slice(0, 8)}`, queue, feeds, catalogue, download),
  inject: [ImportQueue, FeedStore, CatalogueWriter, FeedDownload],
};

const worker = {
  provide: ImportWorker,
  useFactory: (imports: ImportRunner, lifecycle: Lifecycle) => new ImportWorker(imports, lifecycle),
  inject: [ImportRunner, Lifecycle],
};

const figures = {
  provide: Figures,
  useFactory: (queue: ImportQueue) => new ImportFigures(queue),
  inject: [ImportQueue],
};

/** Running imports over these adapters and this lifecycle; `work: false` gives the runner alone, for the command line. */
export function importing({ from, work }: { from: readonly DynamicModule[]; work: boolean }): DynamicModule {
  return {
    module: ImportingModule,
    imports: [...from],
    providers: work ? [runner, figures, worker] : [runner, figures],
    exports: [ImportRunner],
  };
}
