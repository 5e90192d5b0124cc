import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { clientCode } from '../../explorer/src/panel/client-code.js';

const requests = {
  search:
    '/v1/search?q=dress&brand=a,b&inStock=true&onSale=true&category=shoes&priceMin=10&priceMax=99.5&sort=-price' +
    '&colour=Black&size=M&gender=female&shop=x&currency=EUR&facets=brand,category,colour,size,gender,shop,price&limit=24',
  suggestions: "/v1/suggestions?q=levi's&limit=7",
  'products.list': '/v1/products?brand=a&sort=newest&cursor=abc&limit=24',
  'products.get': '/v1/products/5k7jc1c8mf1ezksw',
  'products.offers': '/v1/products/5k7jc1c8mf1ezksw/offers?currency=EUR',
  'products.similar': '/v1/products/5k7jc1c8mf1ezksw/similar?limit=6',
  'outfits.list': '/v1/outfits?product=5k7jc1c8mf1ezksw&sort=popular&limit=6',
};

const options: ts.CompilerOptions = {
  ...{ strict: true, noEmit: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022 },
  ...{ module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
  ...{ types: ['node'], typeRoots: [resolve('node_modules/@types')] },
  paths: { '@ogrom/client': [resolve('clients/typescript/src/client.ts')] },
};

describe('the code that the explorer shows for a request', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ogrom-code-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is a program of the client, as the compiler finds', () => {
    const programs = Object.entries(requests).map(([method, path]) => {
      const code = clientCode(path, 'http://localhost:8080', true);
      expect(code).toContain(`await client.${method}(`);
      const file = join(folder, `${method}.mts`);
      writeFileSync(file, code);
      return file;
    });
    const found = ts.getPreEmitDiagnostics(ts.createProgram(programs, options));
    expect(found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
  }, 30_000);
});
