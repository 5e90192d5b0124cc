import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { checkSync } from 'recheck';
import ts from 'typescript';

interface Pattern {
  readonly at: string;
  readonly source: string;
  readonly flags: string;
}

const src = fileURLToPath(new URL('../../src', import.meta.url));

/** Every regular expression that is written in a file. */
function patternsIn(file: string): Pattern[] {
  const parsed = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const line = parsed.getLineAndCharacterOfPosition(node.getStart(parsed)).line + 1;
      const at = `${relative(src, file)}:${line}`;
      found.push({ at, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    node.forEachChild(visit);
  };
  visit(parsed);
  return found;
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(src, name));
const patterns = [...new Map(files.flatMap(patternsIn).map((one) => [`${one.source}/${one.flags}`, one]))];

describe('a regular expression of the service', () => {
  it('is found wherever it is written', () => {
    expect(patterns.length).toBeGreaterThan(100);
  });

  it.each(patterns)(
    '%s takes no more than polynomial time, however it is provoked',
    (_, { at, source, flags }) => {
      const found = checkSync(source, flags, { timeout: 5_000 });
      const exponential = found.status === 'vulnerable' && found.complexity.type === 'exponential';
      expect([at, exponential]).toEqual([at, false]);
    },
  );
});
