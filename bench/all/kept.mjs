import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../results.json', import.meta.url));

/** Like is compared with like: each major version of Node has results of its own, and so have quick rounds. */
export const kindOf = (quick) => `Node ${process.versions.node.split('.')[0]}${quick ? ', quick' : ''}`;

/** By bench `{ node, commit, date, processors, ratios: { name → value } }`; empty where nothing is kept. */
export function keptOf(kind) {
  return read()[kind] ?? {};
}

/** Keeps these ratios by bench, and what was kept of other benches. */
export function keep(kind, ratiosOf) {
  const all = read();
  const about = { node: process.version, commit: commit(), date: new Date().toISOString().slice(0, 10) };
  const entries = Object.entries(ratiosOf).map(([bench, ratios]) => [
    bench,
    { ...about, processors: availableParallelism(), ratios: valuesOf(ratios) },
  ]);
  all[kind] = { ...all[kind], ...Object.fromEntries(entries) };
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
}

function valuesOf(ratios) {
  const numbers = ratios.filter(({ value }) => Number.isFinite(value));
  return Object.fromEntries(numbers.map(({ name, value }) => [name, Number(value.toPrecision(4))]));
}

function read() {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/** With a `+` where something is not committed. */
function commit() {
  const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).trim();
  return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') ? '+' : '');
}
