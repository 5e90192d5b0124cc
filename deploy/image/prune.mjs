// node deploy/image/prune.mjs: leaves of production's packages what the bundle loads from node_modules. Of all others it
// leaves name, version and licence: the bundle holds their code, and who looks an image through must find them.
import { existsSync, globSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What scripts/bundle/main.mjs leaves outside. */
const loaded = ['@fastify/swagger-ui', 'better-sqlite3', 'better-sqlite3-13'];
/** What went into the bundle; a compiler that is only a peer, types, and what a page does not ask for. */
const unneeded = [
  'dist/{migrations,src/!(main.js|cli|bundle),src/cli/!(main.js)}',
  'node_modules/{typescript,@types}',
  // MySQL is the production's database, so the embedded one is not compiled into the image.
  'node_modules/better-sqlite3{,-13}/{deps,src,build,prebuilds}',
  'node_modules/swagger-ui-dist/swagger-ui*.{js,css}',
  '{dist,node_modules}/**/*.{d.ts,d.mts,d.cts,flow,tsbuildinfo}',
  'node_modules/**/*.map',
];

const { packages } = JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8'));
const whole = new Set();
for (const name of loaded) keep(`node_modules/${name}`);
for (const path of Object.keys(packages)) if (!whole.has(path) && existsSync(path)) strip(path);
for (const path of globSync(unneeded)) rmSync(path, { recursive: true, force: true });

function keep(path) {
  if (whole.has(path)) return;
  whole.add(path);
  for (const name of Object.keys(packages[path].dependencies ?? {})) keep(found(name, path));
}

/** As Node looks for it: beside, then further and further out. */
function found(name, from) {
  const inner = `${from}/node_modules/${name}`;
  if (packages[inner]) return inner;
  const out = from.lastIndexOf('/node_modules/');
  return out < 0 ? `node_modules/${name}` : found(name, from.slice(0, out));
}

function strip(path) {
  for (const entry of readdirSync(path))
    if (entry !== 'node_modules' && entry !== 'package.json' && !/licen[cs]e|notice|copying/i.test(entry))
      rmSync(join(path, entry), { recursive: true, force: true });
}
