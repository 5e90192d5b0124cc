import { randomBytes } from 'node:crypto';
import { plusDays } from '../../../catalogue/day.js';
import { VisitSalts } from '../../../ports/clicks.js';
import type { Database } from '../database.js';

/** Yesterday's for clicks around midnight, today's and tomorrow's. */
const atHand = 3;

/**
 * The first instance that needs a day's salt makes it. The next day's is had at hand a day ahead, so that click-outs go
 * on over midnight while the database is away.
 */
export class SqlVisitSalts extends VisitSalts {
  readonly #salts = new Map<string, Promise<string>>();

  constructor(private readonly database: Database) {
    super();
  }

  of(day: string): Promise<string> {
    const salt = this.#salt(day);
    // Asked again by the next click where it could not be had.
    this.#salt(plusDays(day, 1)).catch(() => undefined);
    return salt;
  }

  #salt(day: string): Promise<string> {
    const known = this.#salts.get(day);
    if (known) return known;
    const salt = this.#read(day);
    this.#salts.set(day, salt);
    for (const old of [...this.#salts.keys()].sort().slice(0, -atHand)) this.#salts.delete(old);
    salt.catch(() => this.#salts.delete(day));
    return salt;
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
