import { randomBytes } from 'node:crypto';
import mysql from 'mysql2/promise';
import { Client } from '@elastic/elasticsearch';
import { droppedAtTheEnd } from './leftovers.mjs';

/**
 * A database `ogrom_bench_…` (or of another purpose) and an index prefix of its own on the servers of DATABASE_URL and ELASTICSEARCH_URL;
 * `drop` removes both, and so does the end of the process.
 */
export async function ownStage({ DATABASE_URL, ELASTICSEARCH_URL } = process.env, purpose = 'bench') {
  if (!DATABASE_URL || !ELASTICSEARCH_URL) throw new Error('set DATABASE_URL and ELASTICSEARCH_URL');
  const name = `ogrom_${purpose}_${randomBytes(4).toString('hex')}`;
  const url = Object.assign(new URL(DATABASE_URL), { pathname: name }).href;
  const prefix = name.replaceAll('_', '-');
  const gone = droppedAtTheEnd({ url: DATABASE_URL, name, elasticsearch: ELASTICSEARCH_URL, prefix });
  await statement(DATABASE_URL, `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  return {
    url,
    prefix,
    elasticsearch: ELASTICSEARCH_URL,
    env: { DATABASE_URL: url, ELASTICSEARCH_URL, ELASTICSEARCH_PREFIX: prefix },
    drop: async () => {
      await dropDatabase(DATABASE_URL, name);
      await dropIndices(ELASTICSEARCH_URL, prefix);
      gone();
    },
  };
}

/** The rows of one statement, on a connection of its own. */
export async function statement(url, sql) {
  const connection = await mysql.createConnection({ uri: url });
  try {
    return (await connection.query(sql))[0];
  } finally {
    await connection.end();
  }
}

export function dropDatabase(url, name) {
  return statement(url, `DROP DATABASE IF EXISTS ${name}`);
}

/** Removes every index whose name begins with `prefix-`. */
export async function dropIndices(node, prefix) {
  const client = new Client({ node });
  try {
    const found = await client.cat.indices({ index: `${prefix}-*`, format: 'json', h: 'index' });
    const names = found.map(({ index }) => index);
    if (names.length > 0) await client.indices.delete({ index: names });
  } finally {
    await client.close();
  }
}
