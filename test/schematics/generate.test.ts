import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));

function generate(...args: string[]) {
  const command = ['scripts/generate.mjs', 'endpoint', ...args];
  return spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
}

it('names every mistake of a name, and writes nothing', () => {
  const { status, stdout, stderr } = generate('Look_Book');
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toContain('"Look_Book" is not in kebab case');
  expect(stderr).toContain('"Look_Book" is no plural');
});

it.each([
  ['classes', '"class" is reserved'],
  ['maps', '"map" is reserved'],
  ['suggestions', '"suggestions" is taken: there is src/endpoints/suggestions'],
  ['similar-products', 'src/ports/similar-products.ts has SimilarProducts'],
  ['product-cards', 'src/catalogue/product.ts has ProductCard'],
])('refuses %s: %s', (name, reason) => {
  const { status, stdout, stderr } = generate(name);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toContain(reason);
});

it('tells what it would write without writing it', () => {
  const { status, stdout } = generate('size-charts', '--dry-run');
  expect(status).toBe(0);
  for (const part of [
    'src/ports/size-charts.ts',
    'test/contracts/size-charts.ts',
    'changes  src/app.module.ts',
  ])
    expect(stdout).toContain(part);
  expect(existsSync(`${root}/src/ports/size-charts.ts`)).toBe(false);
});

it('takes a plural that has no ending, where it is told the singular', () => {
  const { status, stdout } = generate('mice', '--singular', 'mouse', '--dry-run');
  expect([status, stdout]).toEqual([0, expect.stringContaining('writes   src/ports/mice.ts')]);
});
