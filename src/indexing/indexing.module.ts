import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { DynamicModule } from '@nestjs/common';
import { DocumentSource } from '../ports/document-source.js';
import { Figures } from '../ports/figures.js';
import { IndexBuilds, IndexProgress } from '../ports/index-progress.js';
import { Leases } from '../ports/leases.js';
import { Lifecycle } from '../ports/lifecycle.js';
import { SearchIndexes, SearchIndexWriter } from '../ports/search-index.js';
import { BuildRunner } from './build-runner.js';
import { BuildWorker } from './build-worker.js';
import { IndexBuilder } from './index-builder.js';
import { IndexFigures } from './index-figures.js';
import { Indexer } from './indexer.js';

class IndexingModule {}

const holder = `${hostname()}-${randomUUID().slice(0, 8)}`;

const builder = {
  provide: IndexBuilder,
  useFactory: (
    source: DocumentSource,
    writer: SearchIndexWriter,
    indexes: SearchIndexes,
    progress: IndexProgress,
    builds: IndexBuilds,
  ) => new IndexBuilder(source, writer, indexes, progress, builds),
  inject: [DocumentSource, SearchIndexWriter, SearchIndexes, IndexProgress, IndexBuilds],
};

const indexer = {
  provide: Indexer,
  useFactory: (
    source: DocumentSource,
    writer: SearchIndexWriter,
    indexes: SearchIndexes,
    progress: IndexProgress,
    leases: Leases,
    lifecycle: Lifecycle,
  ) => new Indexer(holder, source, writer, indexes, progress, leases, lifecycle),
  inject: [DocumentSource, SearchIndexWriter, SearchIndexes, IndexProgress, Leases, Lifecycle],
};

const buildRunner = {
  provide: BuildRunner,
  useFactory: (build: IndexBuilder, builds: IndexBuilds, indexes: SearchIndexes, leases: Leases) =>
    new BuildRunner(holder, build, builds, indexes, leases),
  inject: [IndexBuilder, IndexBuilds, SearchIndexes, Leases],
};

const buildWorker = {
  provide: BuildWorker,
  useFactory: (runner: BuildRunner, lifecycle: Lifecycle) => new BuildWorker(runner, lifecycle),
  inject: [BuildRunner, Lifecycle],
};

const figures = {
  provide: Figures,
  useFactory: (source: DocumentSource, indexes: SearchIndexes, progress: IndexProgress) =>
    new IndexFigures(source, indexes, progress),
  inject: [DocumentSource, SearchIndexes, IndexProgress],
};

/** Keeping the index in step with the catalogue; `work: false` gives builder and runner alone, for the command line. */
export function indexing({ from, work }: { from: readonly DynamicModule[]; work: boolean }): DynamicModule {
  return {
    module: IndexingModule,
    imports: [...from],
    providers: work ? [builder, buildRunner, figures, indexer, buildWorker] : [builder, buildRunner, figures],
    exports: [IndexBuilder, BuildRunner],
  };
}
