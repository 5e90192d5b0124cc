import { randomBytes } from 'node:crypto';
import { Client } from '@elastic/elasticsearch';

/** A prefix of index names that one test file has for itself. */
export interface OwnIndices {
  /** For ELASTICSEARCH_PREFIX. */
  prefix: string;
  /** Deletes the indices, with their aliases, whose names begin with the prefix. */
  drop(): Promise<void>;
}

/** A prefix that nobody else uses, on the server of `url`. Nothing is created. */
export function createIndexPrefix(url: string): OwnIndices {
  const prefix = `ogrom-test-${randomBytes(6).toString('hex')}-`;
  return { prefix, drop: () => dropAll(url, prefix) };
}

async function dropAll(url: string, prefix: string): Promise<void> {
  const client = new Client({ node: url });
  try {
    const indices = Object.keys(
      await client.indices.get({ index: `${prefix}*`, features: ['aliases'], expand_wildcards: 'all' }),
    );
    if (indices.length) await client.indices.delete({ index: indices, ignore_unavailable: true });
  } finally {
    await client.close();
  }
}
