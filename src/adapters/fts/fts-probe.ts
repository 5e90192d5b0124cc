import { HealthProbe } from '../../ports/health-probe.js';
import type { FtsFile } from './fts-file.js';

/** Whether the indexes' file can be read. */
export class FtsProbe extends HealthProbe {
  constructor(
    readonly name: string,
    private readonly file: FtsFile,
  ) {
    super();
  }

  async check(): Promise<void> {
    this.file.reader.prepare('SELECT count(*) FROM fts_alias').get();
  }
}
