import { BrandReader, type Counted, type CountedPage, ShopReader } from '../../../ports/taxonomy.js';
import type { Database } from '../database.js';
import { pageOf } from './counted-page.js';

const productsOfBrand = 'SELECT COUNT(*) FROM product_document d WHERE d.brand_id = n.id AND d.listed = 1';
const productsOfShop =
  'SELECT COUNT(DISTINCT o.product_id) FROM offer o WHERE o.shop_id = n.id AND o.withdrawn_at IS NULL';

export class SqlBrandReader extends BrandReader {
  constructor(private readonly database: Database) {
    super();
  }

  find(id: string): Promise<Counted | undefined> {
    return find(this.database, 'brand', productsOfBrand, id);
  }

  list(after: string | undefined, limit: number): Promise<CountedPage<Counted>> {
    return list(this.database, 'brand', productsOfBrand, after, limit);
  }
}

export class SqlShopReader extends ShopReader {
  constructor(private readonly database: Database) {
    super();
  }

  find(id: string): Promise<Counted | undefined> {
    return find(this.database, 'shop', productsOfShop, id);
  }

  list(after: string | undefined, limit: number): Promise<CountedPage<Counted>> {
    return list(this.database, 'shop', productsOfShop, after, limit);
  }
}

type Table = 'brand' | 'shop';

async function find(
  database: Database,
  table: Table,
  count: string,
  id: string,
): Promise<Counted | undefined> {
  const sql = `SELECT n.id, n.name, (${count}) AS productCount FROM ${table} n WHERE n.id = ?`;
  const [row] = await database.query<Counted>(sql, [id]);
  return row;
}

async function list(
  database: Database,
  table: Table,
  count: string,
  after: string | undefined,
  limit: number,
): Promise<CountedPage<Counted>> {
  const sql = `SELECT n.id, n.name, (${count}) AS productCount FROM ${table} n WHERE n.id > ? ORDER BY n.id LIMIT ?`;
  return pageOf(await database.query<Counted>(sql, [after ?? '', limit + 1]), limit);
}
