import { type ClickTemplate, ClickTemplates } from '../../../ports/click-templates.js';
import type { Database } from '../database.js';

export class SqlClickTemplates extends ClickTemplates {
  constructor(private readonly database: Database) {
    super();
  }

  async find(shopId: string): Promise<ClickTemplate | undefined> {
    const sql = 'SELECT id AS shopId, click_template AS template FROM shop WHERE id = ?';
    const [row] = await this.database.query<{ shopId: string; template: string | null }>(sql, [shopId]);
    return row && { shopId: row.shopId, ...(row.template !== null && { template: row.template }) };
  }

  async set(shopId: string, template: string | undefined): Promise<boolean> {
    const sql = 'UPDATE shop SET click_template = ? WHERE id = ?';
    // MySQL says 0 also where the row had it already.
    const touched = await this.database.execute(sql, [template ?? null, shopId]);
    return touched > 0 || (await this.find(shopId)) !== undefined;
  }
}
