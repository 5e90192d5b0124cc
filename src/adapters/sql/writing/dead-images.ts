import { fingerprint } from '../../../catalogue/fingerprint.js';
import type { Queryable } from '../database.js';
import type { ProductState } from './placement.js';
import { selectIn } from './rows.js';

const none: ReadonlySet<string> = new Set();

/** Which images of these products are known to be dead, by URL. Where no image at all is dead it costs one small query. */
export async function deadImages(
  tx: Queryable,
  products: readonly ProductState[],
): Promise<ReadonlySet<string>> {
  const any = await tx.query("SELECT url_hash FROM image_check WHERE state = 'dead' LIMIT 1");
  if (any.length === 0) return none;
  const urls = products.flatMap(({ offers }) => [...offers.values()].flatMap(({ row }) => row.images));
  const byHash = new Map(urls.map((url) => [fingerprint(url), url]));
  const sql = (list: string) =>
    `SELECT url_hash FROM image_check WHERE state = 'dead' AND url_hash IN ${list}`;
  const dead = await selectIn<{ url_hash: string }>(tx, byHash.keys(), sql);
  return new Set(dead.map(({ url_hash }) => byHash.get(url_hash)!));
}
