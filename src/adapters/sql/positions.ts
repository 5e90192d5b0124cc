import type { Queryable } from './database.js';

/**
 * Takes `n` positions of the change log and answers the first of them. Whoever takes some makes the others wait
 * until its transaction ends, so positions come into sight in their order and no reader can skip one. Take them
 * late in the transaction.
 */
export async function allocate(tx: Queryable, n: number): Promise<number> {
  await tx.execute("UPDATE sequence SET value = value + ? WHERE name = 'position'", [n]);
  const [row] = await tx.query<{ value: number }>("SELECT value FROM sequence WHERE name = 'position'");
  if (!row) throw new Error('the sequence of positions is missing: was the database migrated?');
  return row.value - n + 1;
}
