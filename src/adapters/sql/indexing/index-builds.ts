import { type IndexBuild, IndexBuilds } from '../../../ports/index-progress.js';
import type { Database } from '../database.js';

type Change = Parameters<IndexBuilds['update']>[1];

interface BuildRow extends Omit<IndexBuild, 'mapping' | 'error' | 'createdAt' | 'finishedAt'> {
  readonly mapping: number | null;
  readonly error: string | null;
  readonly createdAt: number;
  readonly finishedAt: number | null;
}

const columns =
  'SELECT id, index_name AS `index`, state, documents, refused, position, mapping, error,' +
  ' created_at AS createdAt, finished_at AS finishedAt FROM index_build';
const changeable = ['state', 'documents', 'refused', 'position', 'mapping', 'error'] as const;

export class SqlIndexBuilds extends IndexBuilds {
  /** `newId` makes ids that sort by their time. */
  constructor(
    private readonly database: Database,
    private readonly newId: (now: number) => string,
    private readonly clock: () => number = Date.now,
  ) {
    super();
  }

  async create(index: string): Promise<IndexBuild> {
    const createdAt = this.clock();
    const id = this.newId(createdAt);
    const sql =
      'INSERT INTO index_build (id, index_name, state, documents, refused, position, created_at) VALUES (?, ?, ?, 0, 0, 0, ?)';
    await this.database.execute(sql, [id, index, 'queued', createdAt]);
    return { id, index, state: 'queued', documents: 0, refused: 0, position: 0, createdAt: iso(createdAt) };
  }

  find(id: string): Promise<IndexBuild | undefined> {
    return this.#one(`${columns} WHERE id = ?`, [id]);
  }

  unfinished(): Promise<IndexBuild | undefined> {
    return this.#one(`${columns} WHERE state NOT IN ('completed', 'failed') ORDER BY id LIMIT 1`, []);
  }

  async recent(limit: number): Promise<readonly IndexBuild[]> {
    const rows = await this.database.query<BuildRow>(`${columns} ORDER BY id DESC LIMIT ?`, [limit]);
    return rows.map(recordOf);
  }

  async update(id: string, change: Change): Promise<void> {
    const given = changeable.filter((column) => change[column] !== undefined);
    if (given.length === 0) return;
    const ended = change.state === 'completed' || change.state === 'failed';
    const sets = [...given.map((column) => `${column} = ?`), ...(ended ? ['finished_at = ?'] : [])];
    const values = [...given.map((column) => change[column]), ...(ended ? [this.clock()] : [])];
    await this.database.execute(`UPDATE index_build SET ${sets.join(', ')} WHERE id = ?`, [...values, id]);
  }

  async #one(sql: string, params: readonly unknown[]): Promise<IndexBuild | undefined> {
    const [row] = await this.database.query<BuildRow>(sql, params);
    return row && recordOf(row);
  }
}

function recordOf({ mapping, error, createdAt, finishedAt, ...row }: BuildRow): IndexBuild {
  return {
    ...row,
    ...(mapping !== null && { mapping }),
    ...(error !== null && { error }),
    createdAt: iso(createdAt),
    ...(finishedAt !== null && { finishedAt: iso(finishedAt) }),
  };
}

const iso = (milliseconds: number) => new Date(milliseconds).toISOString();
