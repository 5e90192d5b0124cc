import { HealthProbe } from '../../../ports/health-probe.js';
import type { SqliteFile } from './sqlite-file.js';

export class SqliteProbe extends HealthProbe {
  constructor(
    readonly name: string,
    private readonly file: SqliteFile,
  ) {
    super();
  }

  async check(): Promise<void> {
    this.file.reader.statements.get('SELECT 1').get();
  }
}
