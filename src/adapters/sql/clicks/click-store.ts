import { dayOf } from '../../../catalogue/day.js';
import { Problem } from '../../../catalogue/problem.js';
import { type ClickClass, clickClasses, ClickStore, type RecordedClick } from '../../../ports/clicks.js';
import type { Database } from '../database.js';
import { Gathered, type GatheredLimits } from '../gathered.js';
import { retried } from '../retry.js';
import { Visits } from './visits.js';

const columns = {
  ...({ id: 'text', at: 'integer', day: 'text', offer_id: 'text', product_id: 'text' } as const),
  ...({ shop_id: 'text', brand_id: 'text', class: 'text', visit: 'text', summed: 'integer' } as const),
};
const usualLimits: GatheredLimits = { lanes: 2, most: 256, longest: 5_000 };
/** A commit that fails sooner met a connection that was lost, and another may do; later a server that does not answer. */
const quickMs = 500;

type Row = Partial<Record<keyof typeof columns, string | number>>;

/** What was stored by this process. */
export interface StoredClicks {
  readonly byClass: Readonly<Record<ClickClass, number>>;
  readonly commits: number;
  readonly failedCommits: number;
  readonly commitMs: number;
  readonly slowestMs: number;
}

/**
 * Clicks by group commit: one INSERT for all that wait, which bears repetition because it leaves known ids alone. They come
 * as JSON in one parameter: with ten for each click, clicks waited longer for one another (bench/README.md).
 */
export class SqlClickStore extends ClickStore {
  readonly #group: Gathered<RecordedClick, void>;
  readonly #visits: Visits;
  readonly #byClass = Object.fromEntries(clickClasses.map((name) => [name, 0])) as Record<ClickClass, number>;
  readonly #insertNew: string;
  #commits = { commits: 0, failedCommits: 0, commitMs: 0, slowestMs: 0 };

  constructor(
    private readonly database: Database,
    limits: GatheredLimits = usualLimits,
  ) {
    super();
    this.#group = new Gathered((clicks) => this.#insert(clicks), limits);
    this.#visits = new Visits(database);
    this.#insertNew = database.dialect.insertNew('click', columns, 'id');
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

  async #write(clicks: readonly RecordedClick[]): Promise<void> {
    await this.database.execute(this.#insertNew, [JSON.stringify(clicks.map(rowOf))]);
    await this.#visits.judge(clicks.flatMap(({ visit }) => visit ?? []));
  }

  #note(ms: number): void {
    this.#commits.commits++;
    this.#commits.commitMs += ms;
    this.#commits.slowestMs = Math.max(this.#commits.slowestMs, ms);
  }
}

function rowOf({ id, at, offerId, productId, shopId, brandId = '', class: of, visit }: RecordedClick): Row {
  const day = dayOf(at);
  const what = { offer_id: offerId, product_id: productId, shop_id: shopId, brand_id: brandId };
  return { id, at, day, ...what, class: of, visit, summed: 0 };
}

function isUnavailable(error: unknown): boolean {
  return error instanceof Problem && error.code === 'unavailable';
}
