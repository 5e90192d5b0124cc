import { setTimeout as pause } from 'node:timers/promises';
import mysql from 'mysql2/promise';

/** When each position was about to be committed. */
export const writtenAt = new Map();

const tickMs = 40;
const batch = 1_000;

/** Writes entries of the change log as the service does: positions and entries in one transaction. */
export class ChangeWriter {
  newest = 0;
  #connection;

  constructor(connection) {
    this.#connection = connection;
  }

  static async to(url) {
    return new ChangeWriter(await mysql.createConnection({ uri: url }));
  }

  close() {
    return this.#connection.end();
  }

  async many(count, id) {
    for (let written = 0; written < count; written += batch) await this.#write(batch, id);
  }

  /** So many a second, a few at a time. */
  async steady({ rate, seconds }) {
    const began = performance.now();
    for (let written = 0; written < rate * seconds; await pause(tickMs)) {
      const due = Math.min(rate * seconds, Math.ceil(((performance.now() - began) / 1000) * rate));
      if (due > written) await this.#write(due - written, `p${written}`);
      written = due;
    }
  }

  async #write(count, id) {
    const connection = this.#connection;
    await connection.beginTransaction();
    await connection.query("UPDATE sequence SET value = value + ? WHERE name = 'position'", [count]);
    const [[{ value }]] = await connection.query("SELECT value FROM sequence WHERE name = 'position'");
    const positions = Array.from({ length: count }, (_, n) => Number(value) - count + 1 + n);
    const rows = positions.map((position) => [position, 'product', id, 'changed', Date.now()]);
    await connection.query('INSERT INTO change_entry (position, type, entity_id, kind, at) VALUES ?', [rows]);
    const now = performance.now();
    for (const position of positions) writtenAt.set(position, now);
    this.newest = Number(value);
    await connection.commit();
  }
}
