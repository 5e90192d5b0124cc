import { randomBytes } from 'node:crypto';
import { VisitSalts } from '../../../ports/clicks.js';
import type { Database } from '../database.js';

/** The first instance that needs a day's salt makes it. */
export class SqlVisitSalts extends VisitSalts {
  #latest: { readonly day: string; readonly salt: Promise<string> } | undefined;

  constructor(private readonly database: Database) {
    super();
  }

  of(day: string): Promise<string> {
    if (this.#latest?.day === day) return this.#latest.salt;
    const latest = { day, salt: this.#read(day) };
    this.#latest = latest;
    latest.salt.catch(() => {
      if (this.#latest === latest) this.#latest = undefined;
    });
    return latest.salt;
  }

  async #read(day: string): Promise<string> {
    return (await this.#find(day)) ?? (await this.#make(day));
  }

  async #make(day: string): Promise<string> {
    const sql = this.database.dialect.upsert('click_salt', ['day', 'salt'], ['day'], 1, []);
    await this.database.execute(sql, [day, randomBytes(32).toString('base64url')]);
    return (await this.#find(day))!;
  }

  async #find(day: string): Promise<string | undefined> {
    const sql = 'SELECT salt FROM click_salt WHERE day = ?';
    const [row] = await this.database.query<{ salt: string }>(sql, [day]);
    return row?.salt;
  }
}
