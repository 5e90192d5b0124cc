// node scripts/bundle/main.mjs: puts the service and the command line of dist/, with the packages that they load, into
// one file that src/lifecycle/compiled.ts runs, because finding, reading and compiling 1,500 small ones takes most of a
// start. All other files of dist/ stay as they are: tests and benches load single ones.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { plugins } from './plugins.mjs';
import { ascii, namingClassesOnly } from './text.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What stays in node_modules: native code, files that lie beside code, and what packages ask for in case it is there. */
const absent = [
  ...['better-sqlite3', 'better-sqlite3-13', '@fastify/swagger-ui'],
  ...[
    '@nestjs/microservices*',
    '@nestjs/websockets*',
    '@nestjs/platform-express',
    '@fastify/multipart',
    '@fastify/view',
  ],
  ...['class-transformer', 'class-validator'],
];
const shared = {
  absWorkingDir: join(root, 'dist'),
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  // Nest knows providers by the names of their classes.
  keepNames: true,
  // V8 holds the text in memory.
  minifyWhitespace: true,
  lineLimit: 200,
  legalComments: 'none',
  logLevel: 'error',
  write: false,
};

const whole = await build({
  ...shared,
  entryPoints: ['src/bundled.js'],
  // As deep as the files that look for others beside dist/ (`new URL('../../../sample/…', import.meta.url)`).
  outfile: 'src/bundle/ogrom.cjs',
  format: 'cjs',
  // A script has no `import` of its own.
  supported: { 'dynamic-import': false },
  define: { 'import.meta.url': 'bundleUrl' },
  external: absent,
  banner: { js: `/*${'0'.repeat(64)}*/(function(exports,require,module,bundleUrl){` },
  footer: { js: '})' },
  plugins,
});
const small = await build({
  ...shared,
  entryPoints: ['src/main.js', 'src/cli/main.js'],
  outdir: '.',
  outbase: '.',
  allowOverwrite: true,
  format: 'esm',
});
for (const { path, text } of [...whole.outputFiles, ...small.outputFiles]) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, path.endsWith('.cjs') ? hashed(namingClassesOnly(ascii(text))) : text);
}

/** By it what was compiled of one bundle is told from what was of another. */
function hashed(text) {
  return text.replace('0'.repeat(64), createHash('sha256').update(text).digest('hex'));
}
