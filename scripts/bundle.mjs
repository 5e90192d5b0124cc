// node scripts/bundle.mjs: puts the server and the command line of dist/, each with the packages that it loads, into
// a few files in their places, because finding, reading and compiling 1,500 small ones takes most of a start.
// All other files of dist/ stay as they are: tests and benches load single ones.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
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
  plugins: [oneTypeorm(), ownDrivers(), untouchedHttp()],
  logLevel: 'error',
  write: false,
});
for (const { path, text } of outputFiles) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, path.endsWith('.js') ? namingClassesOnly(ascii(text)) : text);
}

/**
 * `keepNames` names functions too, each time that one is made: a seventh of the time of a short request.
 * Only the names of classes are read by anything.
 */
function namingClassesOnly(text) {
  return text
    .replaceAll(
      /static\s*\{\s*__name\(\s*this,\s*("[^"]*")\s*\)\s*\}/g,
      'static{Object.defineProperty(this,"name",{value:$1,configurable:true})}',
    )
    .replace(
      /\b__name=\(target,value\)=>[^;,]*,"name",\{value,configurable:true\}\)/,
      '__name=(target)=>target',
    );
}

/** One letter beyond ASCII, which esbuild leaves in regular expressions, makes V8 hold the text in two bytes a letter. */
function ascii(text) {
  return text.replace(
    /\\?([^\x00-\x7f])/g,
    (_, letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** @nestjs/typeorm would require a second typeorm from node_modules. */
function oneTypeorm() {
  return {
    name: 'one typeorm',
    setup: ({ onLoad }) =>
      onLoad({ filter: /@nestjs.typeorm.dist.common.typeorm-compat\.js$/ }, ({ path }) => ({
        contents: readFileSync(path, 'utf8').replace(/^(import.*createRequire.*|const require = .*)$/gm, ''),
      })),
  };
}

/** TypeORM loads the drivers of all databases that it knows; the two that the configuration takes are kept. */
function ownDrivers() {
  return {
    name: 'own drivers',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\/[\w-]+\/\w+Driver$/ }, ({ importer, path }) =>
        /typeorm.driver.DriverFactory\.js$/.test(importer) && !/\/(Mysql|BetterSqlite3)Driver$/.test(path)
          ? { path, namespace: 'left out' }
          : undefined,
      );
      onLoad({ filter: /./, namespace: 'left out' }, () => ({ contents: 'module.exports = {};' }));
    },
  };
}

/** An `import` of node:http reads all that it exports, and with WebSocket loads the undici of Node; `require` does not. */
function untouchedHttp() {
  return {
    name: 'untouched http',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^(node:)?http$/ }, ({ kind }) =>
        kind === 'import-statement' ? { path: 'node:http', namespace: 'required' } : undefined,
      );
      onLoad({ filter: /./, namespace: 'required' }, ({ path }) => ({
        contents: `module.exports = require(${JSON.stringify(path)});`,
      }));
    },
  };
}
