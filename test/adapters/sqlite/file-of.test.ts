import { existsSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from '@jest/globals';
import { fileOf } from '../../../src/adapters/sqlite/file-of.js';

it('leaves nothing of what is in memory, and anything else where it is', () => {
  const memory = fileOf(':memory:');
  writeFileSync(memory.path, '');
  memory.remove();
  expect(existsSync(dirname(memory.path))).toBe(false);
  const own = fileOf(import.meta.filename);
  own.remove();
  expect(existsSync(own.path)).toBe(true);
});
