// node deploy/image/prune.mjs NODE_MODULES: takes out of production's packages what no process ever loads.
import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Builds for browsers and bundlers, sources beside what was built of them, a compiler that is only a peer. */
const unneeded = [
  'typescript',
  '@types',
  'typeorm/browser',
  'rxjs/{src,dist/bundles,dist/esm5,dist/types}',
  'es-toolkit/dist/browser*',
  'zod/src',
  '@opentelemetry/*/build/{esm,esnext}',
  'swagger-ui-dist/swagger-ui*.{js,css}',
  // MySQL is the production's database, so the embedded one is not compiled into the image.
  'better-sqlite3{,-13}/{deps,src,build,prebuilds}',
  '**/*.{map,d.ts,d.mts,d.cts,md,markdown,flow,tsbuildinfo}',
];

const [folder] = process.argv.slice(2);
for (const path of globSync(unneeded, { cwd: folder })) {
  // Licences stay, also those that are written as Markdown.
  if (!/licen[cs]e|notice/i.test(path)) rmSync(join(folder, path), { recursive: true, force: true });
}
