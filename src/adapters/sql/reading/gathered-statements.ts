import type { Database } from '../database.js';
import { Gathered, type GatheredLimits } from '../gathered.js';
import type { Statement } from './browse-sql.js';

type Params = readonly unknown[];

/** Few, so that there are few texts for the database to keep prepared, and nobody waits for many. */
const limits: GatheredLimits = { lanes: 4, most: 4, longest: 5_000 };

/**
 * Reads by statements of which there are a bounded number of texts, begun with `SELECT`. Those of one text that are asked for at
 * the same time are one: most of what a short one costs is its round trip.
 */
export class GatheredStatements<Row extends object> {
  readonly #byText = new Map<string, Gathered<Params, Row[]>>();

  constructor(private readonly database: Database) {}

  /** The statement's rows, in any order. */
  rows({ sql, params }: Statement): Promise<Row[]> {
    return this.#of(sql).add(params);
  }

  #of(sql: string): Gathered<Params, Row[]> {
    let gathered = this.#byText.get(sql);
    if (!gathered) this.#byText.set(sql, (gathered = new Gathered((all) => this.#read(sql, all), limits)));
    return gathered;
  }

  async #read(sql: string, all: readonly Params[]): Promise<Row[][]> {
    if (all.length === 1) return [await this.database.query<Row>(sql, all[0])];
    const parts = all.map((_, part) => sql.replace('SELECT', `SELECT ${part} AS part,`));
    const united = this.database.dialect.unionAll(parts);
    const rows = await this.database.query<Row & { part: number }>(united, all.flat());
    const found: Row[][] = all.map(() => []);
    for (const row of rows) found[row.part]?.push(row);
    return found;
  }
}
