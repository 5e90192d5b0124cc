import { createHash } from 'node:crypto';
import { readFileSync, mkdirSync, renameSync, unlink, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

/** The letters of a SHA-256 with which a bundle begins, after the slashes and stars of a comment. */
const hashAt = [2, 66] as const;
const sumBytes = 4;

export interface Compiled<T> {
  readonly exports: T;
  /** Whether what an earlier process kept was taken. */
  readonly known: boolean;
  /**
   * Keeps what V8 has compiled by now for the next process, unless it was known. Before a flag of V8 is changed:
   * it takes only what was made with its very flags. Never fails; where nothing can be written, nothing is kept.
   */
  keep(): void;
}

/**
 * Runs a bundle (scripts/bundle) with the functions that an earlier process compiled while it started. Node's own cache
 * (module.enableCompileCache) is made before a file runs, so it lacks each function that is compiled when it is called:
 * some 6,700 of a start. What is kept lies in `folder`, for each `purpose`, bundle, version of Node and options of its command line.
 */
export function loadCompiled<T>(bundle: URL, folder: URL, purpose: string): Compiled<T> {
  const source = readFileSync(bundle, 'latin1');
  const file = join(fileURLToPath(folder), `${purpose}-${conditionsOf(source)}`);
  const cachedData = whole(file);
  const script = new Script(source, { filename: fileURLToPath(bundle), ...(cachedData && { cachedData }) });
  const known = cachedData !== undefined && !script.cachedDataRejected;
  const module = { exports: {} };
  const run = script.runInThisContext() as (...given: unknown[]) => void;
  run(module.exports, createRequire(bundle), module, bundle.href);
  return {
    exports: module.exports as T,
    known,
    keep: () => {
      if (!known) write(file, script.createCachedData());
    },
  };
}

/**
 * A digest of the bundle and of what V8 was told. Not `v8.cachedDataVersionTag()`, which is another on another processor:
 * an image is built on one and runs on many, and V8 takes what was compiled all the same.
 */
function conditionsOf(source: string): string {
  const all = [source.slice(...hashAt), process.version, process.arch, ...process.execArgv];
  return createHash('sha256').update(all.join('\0')).digest('hex');
}

/** V8 believes what it is given, and runs it: a file that a crash or a disk has damaged must not get that far. */
function whole(file: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const data = bytes.subarray(0, -sumBytes);
    return bytes.readUInt32LE(data.length) === crc32(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Under another name first, as several may start at once. */
function write(file: string, data: Buffer): void {
  const sum = Buffer.alloc(sumBytes);
  sum.writeUInt32LE(crc32(data));
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(unfinished, Buffer.concat([data, sum]));
    renameSync(unfinished, file);
  } catch {
    unlink(unfinished, () => {});
  }
}
