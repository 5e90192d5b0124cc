import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadCompiled } from '../../src/lifecycle/compiled.js';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'compiled-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const kept = () => readdirSync(join(folder, 'kept'));
const keptFile = () => join(folder, 'kept', kept()[0]!);

/** A bundle that says `word`; one of another hash is another bundle, however long it is. */
function bundleOf(word: string, hash: string): URL {
  const path = join(folder, 'bundle.cjs');
  const body = `exports.say = () => '${word}'; exports.url = bundleUrl; exports.sep = require('node:path').sep;`;
  writeFileSync(path, `/*${hash.repeat(64)}*/(function(exports,require,module,bundleUrl){${body}})`);
  return pathToFileURL(path);
}

const load = (bundle: URL, purpose = 'service') =>
  loadCompiled<{ say(): string; url: string; sep: string }>(
    bundle,
    pathToFileURL(join(folder, 'kept')),
    purpose,
  );

describe('a bundle', () => {
  it('is given what a CommonJS module has, and its own URL', () => {
    const bundle = bundleOf('one', 'a');
    expect(load(bundle).exports).toMatchObject({ url: bundle.href, sep: '/' });
  });

  it('is run with what was kept of it', () => {
    const bundle = bundleOf('one', 'a');
    const first = load(bundle);
    expect([first.known, first.exports.say()]).toEqual([false, 'one']);
    first.keep();
    const second = load(bundle);
    expect([second.known, second.exports.say()]).toEqual([true, 'one']);
  });

  it('keeps the functions that were called, and leaves the file as it is once it was taken', () => {
    // V8 shares what it compiled of one text.
    const quiet = load(bundleOf('one', 'a'), 'quiet');
    const speaking = load(bundleOf('one', 'b'), 'speaking');
    speaking.exports.say();
    quiet.keep();
    speaking.keep();
    const [less, more] = kept()
      .sort()
      .map((name) => readFileSync(join(folder, 'kept', name)));
    expect(more!.length).toBeGreaterThan(less!.length);
    const again = load(bundleOf('one', 'a'), 'quiet');
    again.exports.say();
    again.keep();
    expect(readFileSync(join(folder, 'kept', kept().sort()[0]!))).toEqual(less);
  });

  it('is never run with what was kept of another as long as itself', () => {
    load(bundleOf('one', 'a')).keep();
    const other = load(bundleOf('two', 'b'));
    expect([other.known, other.exports.say()]).toEqual([false, 'two']);
  });
});

describe('a kept file', () => {
  const damages: [string, (bytes: Buffer) => Buffer][] = [
    ['a changed letter', (bytes) => (bytes.writeUInt8(bytes[100]! ^ 1, 100), bytes)],
    ['half of it', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['three bytes', (bytes) => bytes.subarray(0, 3)],
    ['nothing', () => Buffer.alloc(0)],
  ];
  it.each(damages)('that is damaged (%s) is not given to V8, and is written anew', (_, damaged) => {
    const bundle = bundleOf('one', 'a');
    load(bundle).keep();
    writeFileSync(keptFile(), damaged(readFileSync(keptFile())));
    const mended = load(bundle);
    expect([mended.known, mended.exports.say()]).toEqual([false, 'one']);
    mended.keep();
    expect(load(bundle).known).toBe(true);
    expect(kept()).toHaveLength(1);
  });

  it('that cannot be written is done without', () => {
    writeFileSync(join(folder, 'kept'), 'a file where the folder would be');
    const bundle = bundleOf('one', 'a');
    load(bundle).keep();
    expect([load(bundle).known, load(bundle).exports.say()]).toEqual([false, 'one']);
  });
});
