import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, it } from '@jest/globals';

const limit = 10 * 1024;

it('is below 10 KB in a browser, gzipped, with all that it needs', async () => {
  const { outputFiles } = await build({
    entryPoints: ['clients/typescript/src/client.ts'],
    ...{ bundle: true, minify: true, format: 'esm', platform: 'browser', write: false },
  });
  const bytes = gzipSync(outputFiles[0]!.contents).length;
  expect(bytes).toBeGreaterThan(1024);
  expect(bytes).toBeLessThan(limit);
});
