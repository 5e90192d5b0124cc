import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { oasdiff } from './oasdiff.mjs';

/** What a client of `before` would stumble over in `after`: `{ operation, code, text }` each. Throws a MissingTool. */
export function breakingChanges(before, after) {
  // Most commits change nothing, and then nothing has to be installed.
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const folder = mkdtempSync(join(tmpdir(), 'ogrom-contract-'));
  try {
    return compared(written(folder, 'before', before), written(folder, 'after', after));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function written(folder, name, document) {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(document));
  return file;
}

function compared(before, after) {
  const { status, stdout, stderr } = spawnSync(oasdiff(), ['breaking', '--format', 'json', before, after], {
    encoding: 'utf8',
    maxBuffer: 64e6,
  });
  if (status !== 0) throw new Error(`oasdiff ended with ${status}: ${stderr}`);
  const changes = JSON.parse(stdout || '[]') ?? [];
  return changes
    .filter(({ level }) => level >= error)
    .map(({ operation, path, id, text }) => ({
      operation: [operation, path].filter(Boolean).join(' '),
      code: id,
      text,
    }));
}

/** Those that nobody has accepted with a reason, by the very words that tell them. */
export function withoutAccepted(changes, accepted) {
  const texts = new Set(accepted.map(({ text }) => text));
  return changes.filter(({ text }) => !texts.has(text));
}

/** Its level for what surely breaks; below are warnings about what might. */
const error = 3;
