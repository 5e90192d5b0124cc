// node scripts/bundle/main.mjs: puts the server and the command line of dist/, each with the packages that it loads, into
// a few files in their places, because finding, reading and compiling 1,500 small ones takes most of a start.
// All other files of dist/ stay as they are: tests and benches load single ones.
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

const { outputFiles } = await build({
  absWorkingDir: join(root, 'dist'),
  entryPoints: ['src/main.js', 'src/cli/main.js'],
  outdir: '.',
  outbase: '.',
  allowOverwrite: true,
  // As deep as the files that look for others beside dist/ (`new URL('../../../sample/…', import.meta.url)`).
  chunkNames: 'src/chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // Nest knows providers by the names of their classes.
  keepNames: true,
  // V8 holds the text in memory.
  minifyWhitespace: true,
  lineLimit: 200,
  legalComments: 'none',
  sourcemap: 'linked',
  sourcesContent: false,
  external: absent,
  // What CommonJS packages take for granted.
  banner: {
    js: `import { createRequire as ownRequire } from 'node:module';
const require = ownRequire(import.meta.url);`,
  },
  plugins,
  logLevel: 'error',
  write: false,
});
for (const { path, text } of outputFiles) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, path.endsWith('.js') ? namingClassesOnly(ascii(text)) : text);
}
