import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createClient } from '../../clients/typescript/src/client.js';
import { LocalIssuer } from '../../src/adapters/identity/local-issuer.js';
import { scopeNames } from '../../src/catalogue/scopes.js';
import { aKey } from '../support/a-key.js';
import { eventually } from '../support/eventually.js';
import { aService } from '../support/service.js';

const rows = 120;

/** The built service over the first rows of the sample, put in by the client; whoever has `key` may do everything. */
export async function aServedSample(env: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'ogrom-client-'));
  const url = `sqlite:${folder}/catalogue.sqlite`;
  const { key } = await aKey(url, ...scopeNames);
  const service = await aService({
    NODE_ENV: 'development',
    DATABASE_URL: url,
    SAMPLE_CATALOGUE: 'false',
    ...env,
  });
  const issuer = await LocalIssuer.open({ folder, production: false });
  const token = await issuer.token('alice', { minutes: 60 });
  const client = createClient({ baseUrl: service.base, apiKey: key });
  const started = await client.imports.start(
    { body: piece(), contentType: 'text/csv' },
    { shop: 'Sample Shop' },
  );
  const { position } = await eventually(async () => {
    const one = await client.imports.get(started.id);
    return one.finishedAt ? one : undefined;
  }, 60_000);
  await client.search({ limit: 1 }, { minPosition: position!, tries: 20 });
  const close = async () => {
    await service.end('SIGKILL');
    rmSync(folder, { recursive: true });
  };
  return { base: service.base, key, token, started, close };
}

export type ServedSample = Awaited<ReturnType<typeof aServedSample>>;

function piece(): string {
  const sample = gunzipSync(readFileSync('sample/catalogue.csv.gz')).toString();
  return sample
    .split('\n')
    .slice(0, rows + 1)
    .join('\n');
}
