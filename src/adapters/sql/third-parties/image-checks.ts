import type { ToBase } from '../../../catalogue/base-price.js';
import { fingerprint } from '../../../catalogue/fingerprint.js';
import type { ProductCard } from '../../../catalogue/product.js';
import {
  type CatalogueImage,
  ImageChecks,
  type ImageState,
  imageStates,
  type NewVerdict,
} from '../../../ports/image-checks.js';
import type { Database, Queryable } from '../database.js';
import { allocate } from '../positions.js';
import { KnownNames } from '../writing/known-names.js';
import { selectIn, upsertRows } from '../writing/rows.js';
import { readProducts } from '../writing/shelves.js';
import { storeProducts } from '../writing/store-products.js';

const checkTable = {
  name: 'image_check',
  columns: ['url_hash', 'state', 'failures', 'checked_at', 'due_at'],
  keys: ['url_hash'],
};

interface ImageRow {
  product_id: string;
  url: string;
  card: string;
}

interface CheckRow {
  url_hash: string;
  state: ImageState;
  failures: number;
  due: number;
}

/** Images are told apart by a hash of their URL, which may be longer than an index takes. */
export class SqlImageChecks extends ImageChecks {
  private readonly names = new KnownNames();

  constructor(
    private readonly database: Database,
    private readonly toBase: ToBase,
  ) {
    super();
  }

  async page(after = '', limit: number) {
    const rows = await this.database.query<ImageRow>(
      `SELECT i.product_id, i.url, d.card FROM image i JOIN product_document d ON d.product_id = i.product_id
      WHERE i.product_id > ? AND d.listed = 1 ORDER BY i.product_id, i.n LIMIT ?`,
      [after, limit],
    );
    const whole = rows.length < limit ? rows : withoutLastProduct(rows);
    const images = await this.judged(whole);
    return rows.length < limit ? { images } : { images, next: whole.at(-1)!.product_id };
  }

  async record(verdicts: readonly NewVerdict[]): Promise<void> {
    await this.database.transaction(async (tx) => {
      const now = await this.now(tx);
      const rows = verdicts.map(({ url, state, failures, dueInMs }) => {
        return [fingerprint(url), state, failures, now, now + dueInMs];
      });
      await upsertRows(tx, this.database.dialect, checkTable, rows);
    });
  }

  rearrange(productIds: readonly string[]): Promise<number> {
    return this.database.transaction(async (tx) => {
      const before = await allocate(tx, 0);
      const products = await readProducts(tx, new Set(productIds));
      const { position } = await storeProducts(
        tx,
        this.database.dialect,
        this.names,
        [...products.values()],
        { now: await this.now(tx), toBase: this.toBase },
      );
      return position === undefined ? 0 : position - before + 1;
    });
  }

  async forget(overdueMs: number): Promise<void> {
    const { now } = this.database.dialect;
    await this.database.execute(`DELETE FROM image_check WHERE due_at < ${now} - ?`, [overdueMs]);
  }

  async counts(): Promise<Readonly<Record<ImageState, number>>> {
    const sql = 'SELECT state, COUNT(*) AS images FROM image_check GROUP BY state';
    const rows = await this.database.query<{ state: ImageState; images: number }>(sql);
    const found = new Map(rows.map(({ state, images }) => [state, Number(images)]));
    return Object.fromEntries(imageStates.map((state) => [state, found.get(state) ?? 0])) as Record<
      ImageState,
      number
    >;
  }

  private async judged(rows: readonly ImageRow[]): Promise<CatalogueImage[]> {
    const hashes = rows.map(({ url }) => fingerprint(url));
    const { now } = this.database.dialect;
    const sql = (list: string) =>
      `SELECT url_hash, state, failures, due_at <= ${now} AS due FROM image_check WHERE url_hash IN ${list}`;
    const checks = await selectIn<CheckRow>(this.database, new Set(hashes), sql);
    const known = new Map(checks.map((row) => [row.url_hash, row]));
    return rows.map(({ product_id: productId, url, card }, n) => {
      const image = { productId, url, shown: (JSON.parse(card) as ProductCard).image === url };
      const check = known.get(hashes[n]!);
      if (!check) return { ...image, due: true };
      const { state, failures } = check;
      return { ...image, verdict: { state, failures }, due: Boolean(check.due) };
    });
  }

  private async now(tx: Queryable): Promise<number> {
    const [row] = await tx.query<{ now: number }>(`SELECT ${this.database.dialect.now} AS now`);
    return Number(row!.now);
  }
}

/** The last product may go on behind the limit; one that fills a page alone is taken as it is. */
function withoutLastProduct(rows: readonly ImageRow[]): readonly ImageRow[] {
  const last = rows.at(-1)!.product_id;
  const whole = rows.filter(({ product_id }) => product_id !== last);
  return whole.length > 0 ? whole : rows;
}
