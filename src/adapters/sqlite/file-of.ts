import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface DatabaseFile {
  readonly path: string;
  /** Takes a temporary file away; leaves any other. */
  remove(): void;
}

/** The file of a database; `:memory:` gives a temporary one, since two connections cannot share what is in memory. */
export function fileOf(path: string): DatabaseFile {
  if (path !== ':memory:') return { path, remove: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'ogrom-'));
  return {
    path: join(folder, 'memory.sqlite'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
