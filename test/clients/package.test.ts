import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { examples, opening } from './guide.js';
import { aServedSample, type ServedSample } from './served.js';

const program = `import { createClient, ProblemError, type Schema } from '@ogrom/client';
const { BASE = '', KEY = '' } = process.env;
const client = createClient({ baseUrl: BASE, apiKey: KEY });
const { items } = await client.search({ q: 'shirt', limit: 2 });
const product: Schema<'PricedProduct'> = await client.products.get(items[0]!.id);
const refused = await client.products.get('nobody').catch((error: unknown) => error);
// @ts-expect-error it has no such member
product.colr;
console.log(JSON.stringify([items.length, product.id === items[0]!.id, refused instanceof ProblemError]));
`;
const wrapped = (example: string, n: number) => `export async function example${n}() {\n${example}}\n`;
const guide = () =>
  `import { ProblemError } from '@ogrom/client';\n${opening}\n${examples.map(wrapped).join('')}`;

const strict = {
  strict: true,
  noUncheckedIndexedAccess: true,
  target: 'es2023',
  outDir: 'out',
  rootDir: '.',
};
const node = { types: ['node'], typeRoots: [resolve('node_modules/@types')] };
const dom = { types: [], lib: ['es2023', 'dom', 'dom.iterable'] };

describe('the package as it is published', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ogrom-package-'));
  let served: ServedSample;
  beforeAll(async () => {
    served = await aServedSample();
    const npm = (...args: string[]) => execFileSync('npm', args, { cwd: folder, encoding: 'utf8' });
    npm('pack', '--silent', resolve('clients/typescript'));
    write('package.json', { type: 'module', private: true });
    npm('install', '--offline', '--no-audit', '--no-fund', './ogrom-client-0.1.0.tgz');
    writeFileSync(join(folder, 'program.ts'), program);
    writeFileSync(join(folder, 'guide.ts'), guide());
  }, 180_000);
  afterAll(async () => {
    await served.close();
    rmSync(folder, { recursive: true });
  });

  function write(file: string, value: object): void {
    writeFileSync(join(folder, file), JSON.stringify(value));
  }

  it.each([
    ['nodenext, on Node', ['program.ts', 'guide.ts'], { module: 'nodenext', ...node }],
    [
      'bundler, on Node',
      ['program.ts', 'guide.ts'],
      { module: 'esnext', moduleResolution: 'bundler', ...node },
    ],
    ['bundler, in a browser', ['guide.ts'], { module: 'esnext', moduleResolution: 'bundler', ...dom }],
  ])(
    'types a program, and the examples of the guide (%s)',
    (_, files, options) => {
      write('tsconfig.json', { compilerOptions: { ...strict, ...options }, files });
      const tsc = resolve('node_modules/typescript/bin/tsc');
      const { stdout } = spawnSync(process.execPath, [tsc], { cwd: folder, encoding: 'utf8' });
      expect(stdout).toBe('');
    },
    60_000,
  );

  it('runs in Node against the service', () => {
    const env = { BASE: served.base, KEY: served.key };
    const run = [join(folder, 'out/program.js')];
    expect(JSON.parse(execFileSync(process.execPath, run, { env, encoding: 'utf8' }))).toEqual([
      2,
      true,
      true,
    ]);
  });

  it('has what it needs and nothing else', () => {
    const home = join(folder, 'node_modules/@ogrom/client');
    const { dependencies, exports } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
    expect([dependencies, Object.keys(exports)]).toEqual([undefined, ['.']]);
    const { stdout } = spawnSync('find', ['.', '-type', 'f', '!', '-path', './dist/*'], {
      cwd: home,
      encoding: 'utf8',
    });
    expect(stdout.trim().split('\n').sort()).toEqual(['./README.md', './package.json']);
  });
});
