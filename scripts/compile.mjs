import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFileSync } from '@swc/core';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Compiles a folder of the checkout into `out`, under the same names. */
export function compileFolder(folder, out) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) compileFolder(path, out);
    else compileFile(path, out);
  }
}

/**
 * By the same compiler and settings (.swcrc) as the tests, which is some ten times faster than tsc; what is no
 * TypeScript is copied. Types are not looked at. Throws where the file cannot be read as TypeScript.
 */
export function compileFile(path, out) {
  const to = join(root, out, path);
  mkdirSync(dirname(to), { recursive: true });
  if (/(?<!\.d)\.ts$/.test(path)) writeFileSync(to.replace(/ts$/, 'js'), compiled(path));
  else copyFileSync(join(root, path), to);
}

function compiled(path) {
  return transformFileSync(join(root, path), {
    cwd: root,
    // A debugger looks for the source where it is, wherever the output lies.
    sourceFileName: join(root, path),
    jsc: { experimental: { keepImportAttributes: true } },
  }).code;
}
