import type { PublishedRates } from '../../../ports/exchange-rates.js';
import { KeptRates } from '../../../ports/kept-rates.js';
import type { Database } from '../database.js';

export class SqlKeptRates extends KeptRates {
  constructor(private readonly database: Database) {
    super();
  }

  async latest(): Promise<PublishedRates | undefined> {
    const sql = 'SELECT date, per_euro FROM exchange_rate ORDER BY date DESC LIMIT 1';
    const [row] = await this.database.query<{ date: string; per_euro: string }>(sql);
    if (!row) return undefined;
    return { date: row.date, perEuro: JSON.parse(row.per_euro) as PublishedRates['perEuro'] };
  }

  async keep({ date, perEuro }: PublishedRates): Promise<void> {
    const sql = this.database.dialect.upsert('exchange_rate', ['date', 'per_euro'], ['date'], 1);
    await this.database.execute(sql, [date, JSON.stringify(perEuro)]);
  }
}
