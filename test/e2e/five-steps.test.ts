import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const copied = [
  'src',
  'test/support',
  'scripts',
  'test/adapters/sql',
  'migrations',
  'sample',
  'package.json',
  'tsconfig.json',
  'jest.config.mjs',
  '.swcrc',
];
const folder = mkdtempSync(join(tmpdir(), 'ogrom-steps-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The code of the README's section, by the file that its first line names. */
function steps(): [file: string, code: string][] {
  const section = readFileSync(join(root, 'README.md'), 'utf8')
    .split('## A new endpoint in five steps')[1]!
    .split('\n## ')[0]!;
  return [...section.matchAll(/```ts\n\/\/ (\S+)\n([\s\S]*?)```/g)].map(([, file, code]) => [file!, code!]);
}

function follow(file: string, code: string): void {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, file === 'src/app.module.ts' ? mapped(readFileSync(path, 'utf8'), code) : code);
}

function mapped(map: string, code: string): string {
  const [importLine, mountLine] = code.split('\n');
  return `${importLine}\n${map.replace('const endpoints = [\n', `const endpoints = [\n${mountLine}\n`)}`;
}

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

it('the README’s five steps, followed literally, give an endpoint that compiles and passes its test', () => {
  for (const part of copied) cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  expect(steps()).toHaveLength(5);
  for (const [file, code] of steps()) follow(file, code);

  writeFileSync(
    join(folder, 'tsconfig.check.json'),
    JSON.stringify({ extends: './tsconfig.json', include: ['src'] }),
  );
  expect(run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.check.json')).toEqual({
    status: 0,
    output: '',
  });
  const jest = run(
    '--experimental-vm-modules',
    '--no-warnings',
    'node_modules/jest/bin/jest.js',
    '--rootDir',
    folder,
    'arrivals',
  );
  expect(jest).toMatchObject({ status: 0, output: expect.stringContaining('1 passed') });
}, 180_000);
