import { openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ownStage } from '../../bench/stage/database.mjs';
import { ownFolder } from '../../bench/stage/feeds.mjs';
import { indexed } from '../../bench/stage/imports.mjs';
import { ogrom, service } from '../../bench/stage/processes.mjs';
import { built } from '../build.mjs';
import { MissingTool } from '../services/errors.mjs';
import { root } from '../services/settings.mjs';

const rows = 300;

/**
 * The built service with a piece of the sample catalogue, in a database and an index of its own, and a client that may
 * do everything beside a person; what it logs goes into `folder`.
 */
export async function setStage({ folder, cleanup }) {
  requireServers(process.env);
  const store = await ownStage(process.env, 'fuzz');
  cleanup.defer(store.drop);
  const own = ownFolder();
  // The development issuer keeps its keys beside the process.
  process.chdir(own);
  const env = { ...store.env, ...serving };
  await ogrom(['migrate'], env);
  await ogrom(['import', piece(own), '--shop', 'Sample Shop', '--json'], env);
  const log = openSync(join(folder, 'service.log'), 'w');
  const running = await service(env, [], log);
  cleanup.defer(running.stop);
  await indexed(running.url, rows);
  const { client, key, token } = await credentials(env);
  return { url: running.url, known: { client, key, token, ...(await things(running.url, token)) } };
}

/** As in production, but for the issuer of people's tokens and the rates: all of it comes from one address. */
const serving = {
  NODE_ENV: 'development',
  SAMPLE_CATALOGUE: 'false',
  CLIENT_RATE_LIMIT: '999999999/60',
  TRUST_PROXY: '127.0.0.1',
};

async function credentials(env) {
  // Only now: nothing of dist/ is there before it was built.
  const { scopeNames } = await import(built('src/catalogue/scopes.js'));
  const create = ['clients', 'create', '--name', 'Fuzz', '--json', '--scope', ...scopeNames];
  const { id, key } = JSON.parse(await ogrom(create, env));
  const token = (await ogrom(['token', '--sub', 'alice'], env)).trim();
  return { client: id, key, token };
}

/** What there is to ask for by its id: a product, and two outfits with it. */
async function things(url, token) {
  const { items } = await (await fetch(`${url}/v1/products?limit=1`)).json();
  const product = items[0].id;
  const outfit = async () => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ title: 'Fuzz', items: [{ productId: product, x: 1, y: 1 }] });
    return (await (await fetch(`${url}/v1/outfits`, { method: 'POST', headers, body })).json()).id;
  };
  return { product, outfit: await outfit(), other_outfit: await outfit() };
}

function piece(own) {
  const sample = gunzipSync(readFileSync(join(root, 'sample/catalogue.csv.gz'))).toString();
  const file = join(own, 'piece.csv');
  writeFileSync(
    file,
    sample
      .split('\n')
      .slice(0, rows + 1)
      .join('\n'),
  );
  return file;
}

function requireServers({ DATABASE_URL, ELASTICSEARCH_URL }) {
  if (!DATABASE_URL || !ELASTICSEARCH_URL)
    throw new MissingTool(
      'DATABASE_URL or ELASTICSEARCH_URL is not set: `npm run services -- up` prints what to export',
    );
}
