import { createRequire } from 'node:module';
import type SQLite from 'better-sqlite3';

const require = createRequire(import.meta.url);

/**
 * The better-sqlite3 that this Node can run: 13 where Node-API 10 is (from Node 22.14), 12 before.
 * 12 must not be used from Node 24.19 on, which ends the process when a garbage collection beside the running code
 * frees a prepared statement; 13 in turn ends a Node 20 at once.
 */
export const BetterSqlite = load(
  Number(process.versions.napi) >= 10 ? 'better-sqlite3-13' : 'better-sqlite3',
);

function load(name: string): typeof SQLite {
  try {
    return require(name) as typeof SQLite;
  } catch (cause) {
    const cure = 'install a C++ compiler and run `npm rebuild better-sqlite3`, or use Node 24';
    throw new Error(`${name} could not be loaded, so there is no embedded database: ${cure}`, { cause });
  }
}
