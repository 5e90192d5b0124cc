import type { QueryRunner } from 'typeorm';
import type { Database } from '../database.js';

/** A process that runs, as the database knows it. */
export interface Instance {
  readonly version: string;
  readonly host: string;
  /** The migrations that its code knows. */
  readonly migrations: readonly string[];
}

const beatMs = 10_000;
const retryMs = 1_000;
/** So long after its last sign of life an instance counts as running: it cannot reach the database otherwise. */
const ttlMs = 60_000;

const columns = ['id', 'version', 'host', 'migrations', 'expires_at'] as const;

/** Tells the database again and again that this instance runs and what its code knows, until `stop`. */
export class Presence {
  #timer: NodeJS.Timeout | undefined;
  #beating: Promise<void> | undefined;
  #stopped = false;
  #known = false;

  constructor(
    private readonly database: Database,
    private readonly id: string,
    private readonly self: Instance,
  ) {}

  start(): void {
    this.#beating = this.#beat().then(
      () => this.#again(true),
      () => this.#again(false),
    );
  }

  /** The last word; where the database is away, its time to live has it. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#beating;
    if (this.#known)
      await this.database.execute('DELETE FROM instance WHERE id = ?', [this.id]).catch(() => undefined);
  }

  #again(known: boolean): void {
    this.#known = known;
    if (!this.#stopped) this.#timer = setTimeout(() => this.start(), known ? beatMs : retryMs).unref();
  }

  async #beat(): Promise<void> {
    const { dialect } = this.database;
    const { version, host, migrations } = this.self;
    await this.database.transaction(async (tx) => {
      const [clock] = await tx.query<{ now: number }>(`SELECT ${dialect.now} AS now`);
      const now = Number(clock!.now);
      await tx.execute('DELETE FROM instance WHERE expires_at <= ?', [now]);
      const values = [this.id, version, host, JSON.stringify(migrations), now + ttlMs];
      await tx.execute(dialect.upsert('instance', columns, ['id'], 1), values);
    });
  }
}

/** The instances that run, of releases that say so. */
export async function runningInstances(runner: QueryRunner, now: string): Promise<readonly Instance[]> {
  if (!(await runner.hasTable('instance'))) return [];
  const sql = `SELECT version, host, migrations FROM instance WHERE expires_at > ${now} ORDER BY version, host`;
  const rows: Record<string, string>[] = await runner.query(sql);
  return rows.map(({ version, host, migrations }) => ({
    version: version!,
    host: host!,
    migrations: JSON.parse(migrations!) as string[],
  }));
}
