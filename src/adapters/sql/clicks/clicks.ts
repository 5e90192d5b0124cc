import { Problem } from '../../../catalogue/problem.js';
import { type Click, type ClickClass, clickClasses, Clicks } from '../../../ports/clicks.js';
import type { Database } from '../database.js';
import { retried } from '../retry.js';
import { clickId } from './click-id.js';
import { Gathered, type GatheredLimits } from '../gathered.js';

const columns = [
  ...['id', 'at', 'day', 'offer_id', 'product_id', 'shop_id', 'brand_id', 'class', 'visit', 'summed'],
];
const usualLimits: GatheredLimits = { lanes: 2, most: 256, longest: 5_000 };
/** A commit that fails sooner met a connection that was lost, and another may do; later a server that does not answer. */
const quickMs = 500;

type Row = readonly unknown[];

/** What was recorded by this process. */
export interface RecordedClicks {
  readonly byClass: Readonly<Record<ClickClass, number>>;
  readonly commits: number;
  readonly failedCommits: number;
  readonly commitMs: number;
  readonly slowestMs: number;
}

/** Clicks by group commit: one INSERT for all that wait, which bears repetition because it leaves known ids alone. */
export class SqlClicks extends Clicks {
  readonly #group: Gathered<Row, void>;
  readonly #byClass = Object.fromEntries(clickClasses.map((name) => [name, 0])) as Record<ClickClass, number>;
  readonly #statements = new Map<number, string>();
  #commits = { commits: 0, failedCommits: 0, commitMs: 0, slowestMs: 0 };

  constructor(
    private readonly database: Database,
    limits: GatheredLimits = usualLimits,
    private readonly clock: () => number = Date.now,
  ) {
    super();
    this.#group = new Gathered((rows) => this.#insert(rows), limits);
  }

  get recorded(): RecordedClicks {
    return { byClass: this.#byClass, ...this.#commits };
  }

  get waiting(): number {
    return this.#group.waiting;
  }

  /** The slowest commit since this was asked last. */
  takeSlowestMs(): number {
    const { slowestMs } = this.#commits;
    this.#commits.slowestMs = 0;
    return slowestMs;
  }

  async record({ offerId, productId, shopId, brandId = '', class: of, visit }: Click): Promise<string> {
    const at = this.clock();
    const id = clickId(at);
    const day = new Date(at).toISOString().slice(0, 10);
    await this.#group.add([id, at, day, offerId, productId, shopId, brandId, of, visit ?? null, 0]);
    this.#byClass[of]++;
    return id;
  }

  async #insert(rows: readonly Row[]): Promise<readonly void[]> {
    const began = performance.now();
    const passed = () => performance.now() - began;
    const again = (error: unknown) => isUnavailable(error) && passed() < quickMs;
    try {
      await retried(() => this.#write(rows), again, { attempts: 2 });
      return [];
    } catch (error) {
      this.#commits.failedCommits++;
      throw error;
    } finally {
      this.#note(passed());
    }
  }

  /** Rows come in powers of two, the last one repeated, so that the database keeps few statements. */
  #write(rows: readonly Row[]): Promise<number> {
    const size = 2 ** Math.ceil(Math.log2(rows.length));
    const sql =
      this.#statements.get(size) ?? this.database.dialect.upsert('click', columns, ['id'], size, []);
    this.#statements.set(size, sql);
    const filled = [...rows, ...Array<Row>(size - rows.length).fill(rows.at(-1)!)];
    return this.database.execute(sql, filled.flat());
  }

  #note(ms: number): void {
    this.#commits.commits++;
    this.#commits.commitMs += ms;
    this.#commits.slowestMs = Math.max(this.#commits.slowestMs, ms);
  }
}

function isUnavailable(error: unknown): boolean {
  return error instanceof Problem && error.code === 'unavailable';
}
