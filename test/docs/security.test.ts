import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const document = new URL('../../docs/security.md', import.meta.url);
const text = readFileSync(document, 'utf8');

/** The rows of the table under a heading, without its head, as cells. */
function rowsUnder(heading: string): string[][] {
  const [, after = ''] = text.split(`## ${heading}\n`);
  const rows = after
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line.startsWith('| '));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const links = (cell: string) =>
  [...cell.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)].map((found) => [found[1]!, found[2]!] as const);

const sourceOf = (path: string) => readFileSync(new URL(path, document), 'utf8');

/** By their titles, tests without which the word of the row would be empty. */
const held: Readonly<Record<string, readonly string[]>> = {
  API1: ['are their owner’s: a draft is nothing to others, what is public only theirs to see'],
  API2: [
    'refuses wrong, expired, revoked and foreign credentials, also where it needs none',
    'refuses a token without a signature',
    'lets in nobody whom it cannot check',
    'says of a refused key which it was, why and from which network, and nothing of its secret',
  ],
  API3: ['are refused with every mistake at once', 'names every mistake of a request'],
  API4: [
    'refuse an address that asks too often, and say when to come again',
    'a body of 1 GB is refused by its announcement, before any of it is read',
    'is found wherever it is written',
    'keeps all answers together below 10 MB',
    'has room for so many, and shows how many there are',
    'refuses a feed that is too large, and stops to read it',
  ],
  API5: [
    'refuses keys with every scope but its own, and lets its own alone in',
    'refuses to start where an operation does not say who may call it',
  ],
  API6: [
    'marks what the same person repeats, and only that',
    'counts a person once, and tells the log what changed but not who',
    'gives the same import to the same key and feed, and 422 to another feed',
  ],
  API7: [
    'when its host leads to a private address, without telling which',
    'never leads where the request says',
    'are all named at once, with what was seen and what is expected',
  ],
  API8: [
    'names every mistake about it at once, without passwords',
    'a head that does not end is answered 408, and so is a body',
    'a line has what is needed to find the request',
  ],
  API9: ['describes every operation with an example', 'says who may call it, and how it refuses'],
  API10: [
    'it.each(faults)(',
    'whatever a shop says, it is believed within bounds or refused with a reason',
    'stay when the ECB fails, and are stale once newer ones should be there',
    'for the size that it turns out to have: %s',
  ],
};

describe.each([
  ['What holds it', 1],
  ['The OWASP API Security Top 10 (2023)', 2],
])('docs/security.md, “%s”', (heading, column) => {
  const rows = rowsUnder(heading);

  it.each(rows.map((row) => [row[0]!, row[column]!]))('%s is held by tests that exist', (_, cell) => {
    const named = links(cell);
    expect(named.length + (cell.match(/`npm run \w+`/g) ?? []).length).toBeGreaterThan(0);
    for (const [, path] of named) {
      expect([path, existsSync(new URL(path, document))]).toEqual([path, true]);
      expect(sourceOf(path)).toContain('expect(');
    }
  });
});

it.each(Object.entries(held))(
  '%s: each of the tests is in a file of its row, each file has one',
  (risk, titles) => {
    const row = rowsUnder('The OWASP API Security Top 10 (2023)').find(([name]) =>
      name!.startsWith(`${risk} `),
    )!;
    const sources = links(row[2]!).map(([, path]) => sourceOf(path));
    const has = (source: string, title: string) => source.includes(title);
    expect(titles.filter((title) => !sources.some((source) => has(source, title)))).toEqual([]);
    expect(sources.filter((source) => !titles.some((title) => has(source, title)))).toEqual([]);
  },
);

it('names all ten risks, and commands that exist', () => {
  const risks = rowsUnder('The OWASP API Security Top 10 (2023)').map(([risk]) => risk!.split(' ')[0]);
  expect(risks).toEqual(Object.keys(held));
  expect(risks).toEqual(Array.from({ length: 10 }, (_, n) => `API${n + 1}`));
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const commands = [...text.matchAll(/`npm run (\w+)`/g)].map(([, name]) => name!);
  expect(commands.filter((name) => !(name in scripts))).toEqual([]);
});
