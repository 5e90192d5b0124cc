import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';
import { built } from '../build.mjs';
import { root } from '../services/settings.mjs';

/** The OpenAPI document of the working tree as everybody may read it, made without a server. */
export async function documentOf() {
  const folder = mkdtempSync(join(tmpdir(), 'ogrom-contract-'));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  try {
    return await assembled({
      NODE_ENV: 'test',
      DATABASE_URL: `sqlite:${folder}/catalogue.sqlite`,
      OGROM_VERSION: version,
      OPEN_CATALOGUE: 'true',
      INDEXER: 'false',
      IMPORTER: 'false',
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function assembled(env) {
  const load = (file) => import(built(`src/${file}.js`));
  const { parseConfig } = await load('config');
  const { appModule, tracingOf } = await load('app.module');
  const { assemble } = await load('app');
  const { InstanceLifecycle } = await load('lifecycle/lifecycle');
  const config = parseConfig(env);
  const tracing = tracingOf(config);
  const module = appModule(config, new InstanceLifecycle(), tracing);
  const { app, document } = await assemble(module, config, tracing);
  app.useLogger(false);
  await app.init();
  // As it goes out: without what JSON leaves out.
  const made = JSON.parse(JSON.stringify(document()));
  await app.close();
  return made;
}
