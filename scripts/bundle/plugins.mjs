import { readFileSync } from 'node:fs';

/** What makes the packages fit into one bundle, and a start shorter: each loads less than the package would. */
export const plugins = [
  // It would require a second typeorm from node_modules.
  edited(/@nestjs.typeorm.dist.common.typeorm-compat\.js$/, [
    [/^(import.*createRequire.*|const require = .*)$/gm, ''],
  ]),
  // Nest's own loggers, with which nothing here writes, make formats of dates when they are loaded: 25 ms.
  edited(/@nestjs.common.services.(console-)?logger\.service\.js$/, [
    ['const dateTimeFormatter = new', 'const dateTimeFormatter = () => new'],
    ['dateTimeFormatter.format(', 'dateTimeFormatter().format('],
  ]),
  // Whoever looks at Node's Headers or Response loads Node's own undici beside the package: 50 ms.
  edited(/undici.lib.web.cookies.index\.js$/, [[', globalThis.Headers]', ']']]),
  edited(/@fastify.compress.lib.utils\.js$/, [
    [
      'obj instanceof Response',
      "typeof obj === 'object' && Object.prototype.toString.call(obj) === '[object Response]'",
    ],
  ]),
  ownDrivers(),
  untouchedHttp(),
];

/** Fails where a package no longer has what is edited. */
function edited(filter, changes) {
  const change = (text, [from, to]) => {
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${filter} has no ${from} any more`);
    return changed;
  };
  return {
    name: `edited ${filter.source}`,
    setup: ({ onLoad }) =>
      onLoad({ filter }, ({ path }) => ({ contents: changes.reduce(change, readFileSync(path, 'utf8')) })),
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
