import { Problem } from '../../../catalogue/problem.js';
import { type ClickClass, clickClasses, ClickStore, type RecordedClick } from '../../../ports/clicks.js';
import type { Database } from '../database.js';
import { Gathered, type GatheredLimits } from '../gathered.js';
import { retried } from '../retry.js';
import { Visits } from './visits.js';

const columns = [
  ...['id', 'at', 'day', 'offer_id', 'product_id', 'shop_id', 'brand_id', 'class', 'visit', 'summed'],
];
const usualLimits: GatheredLimits = { lanes: 2, most: 256, longest: 5_000 };
/** A commit that fails sooner met a connection that was lost, and another may do; later a server that does not answer. */
const quickMs = 500;

type Row = readonly unknown[];

/** What was stored by this process. */
export interface StoredClicks {
  readonly byClass: Readonly<Record<ClickClass, number>>;
  readonly commits: number;
  readonly failedCommits: number;
  readonly commitMs: number;
  readonly slowestMs: number;
}

/** Clicks by group commit: one INSERT for all that wait, which bears repetition because it leaves known ids alone. */
export class SqlClickStore extends ClickStore {
  readonly #group: Gathered<RecordedClick, void>;
  readonly #visits: Visits;
  readonly #byClass = Object.fromEntries(clickClasses.map((name) => [name, 0])) as Record<ClickClass, number>;
  readonly #statements = new Map<number, string>();
  #commits = { commits: 0, failedCommits: 0, commitMs: 0, slowestMs: 0 };

  constructor(
    private readonly database: Database,
    limits: GatheredLimits = usualLimits,
  ) {
    super();
    this.#group = new Gathered((clicks) => this.#insert(clicks), limits);
    this.#visits = new Visits(database);
  }

  get stored(): StoredClicks {
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

  async store(clicks: readonly RecordedClick[]): Promise<void> {
    await Promise.all(clicks.map((click) => this.#group.add(click)));
    for (const click of clicks) this.#byClass[click.class]++;
  }

  async #insert(clicks: readonly RecordedClick[]): Promise<readonly void[]> {
    const began = performance.now();
    const passed = () => performance.now() - began;
    const again = (error: unknown) => isUnavailable(error) && passed() < quickMs;
    try {
      await retried(() => this.#write(clicks), again, { attempts: 2 });
      return [];
    } catch (error) {
      this.#commits.failedCommits++;
      throw error;
    } finally {
      this.#note(passed());
    }
  }

  /** Rows come in powers of two, the last one repeated, so that the database keeps few statements. */
  async #write(clicks: readonly RecordedClick[]): Promise<void> {
    const size = 2 ** Math.ceil(Math.log2(clicks.length));
    const sql =
      this.#statements.get(size) ?? this.database.dialect.upsert('click', columns, ['id'], size, []);
    this.#statements.set(size, sql);
    const rows = clicks.map(rowOf);
    const filled = [...rows, ...Array<Row>(size - rows.length).fill(rows.at(-1)!)];
    await this.database.execute(sql, filled.flat());
    await this.#visits.judge(clicks.flatMap(({ visit }) => visit ?? []));
  }

  #note(ms: number): void {
    this.#commits.commits++;
    this.#commits.commitMs += ms;
    this.#commits.slowestMs = Math.max(this.#commits.slowestMs, ms);
  }
}

function rowOf({ id, at, offerId, productId, shopId, brandId = '', class: of, visit }: RecordedClick): Row {
  const day = new Date(at).toISOString().slice(0, 10);
  return [id, at, day, offerId, productId, shopId, brandId, of, visit ?? null, 0];
}

function isUnavailable(error: unknown): boolean {
  return error instanceof Problem && error.code === 'unavailable';
}
