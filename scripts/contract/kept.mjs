import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../services/settings.mjs';
import { deprecationsOf } from './deprecations.mjs';
import { typesOf } from './types.mjs';

export const documentPath = 'clients/openapi.json';

/** What is committed beside the code that it is made from, by path. */
export async function generated(document) {
  return {
    [documentPath]: `${JSON.stringify(document, null, 2)}\n`,
    'clients/typescript/src/api.ts': await typesOf(document),
    'docs/deprecations.md': deprecationsOf(document),
  };
}

/** The paths whose committed text is another. */
export function differing(files, folder = root) {
  return Object.entries(files)
    .filter(([path, text]) => textAt(join(folder, path)) !== text)
    .map(([path]) => path);
}

export function write(files, folder = root) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function textAt(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
