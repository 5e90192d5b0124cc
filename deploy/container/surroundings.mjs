import { randomBytes } from 'node:crypto';
import { createConnection } from 'mysql2/promise';

/** A database and a prefix of indexes of the running services that nobody else uses; both go with `remove`. */
export async function surroundings({ DATABASE_URL, ELASTICSEARCH_URL, LOGSTASH_URL }) {
  const name = `ogrom_container_${randomBytes(4).toString('hex')}`;
  const prefix = name.replaceAll('_', '-');
  await execute(DATABASE_URL, `CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  const database = new URL(DATABASE_URL);
  database.pathname = `/${name}`;
  return {
    env: {
      DATABASE_URL: database.href,
      ELASTICSEARCH_URL,
      ELASTICSEARCH_PREFIX: prefix,
      ...(LOGSTASH_URL && { LOGSTASH_URL }),
    },
    async remove() {
      await execute(DATABASE_URL, `DROP DATABASE ${name}`);
      const indices = await (await fetch(`${ELASTICSEARCH_URL}/_cat/indices/${prefix}*?h=index`)).text();
      for (const index of indices.split('\n').filter(Boolean))
        await fetch(`${ELASTICSEARCH_URL}/${index}`, { method: 'DELETE' });
    },
  };
}

async function execute(url, statement) {
  const connection = await createConnection({ uri: url });
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}
