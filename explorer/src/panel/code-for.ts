import { apiKey } from '../asking/key.js';

/** The request for a shell. The key stays out of it. */
export function curl(path: string): string {
  const key = apiKey.value ? ` \\\n  -H "x-api-key: $OGROM_KEY"` : '';
  return `curl '${location.origin}${path.replaceAll("'", '%27')}'${key}`;
}

/** The same request through `@ogrom/client`. */
export function clientCode(path: string): string {
  const key = apiKey.value ? ', apiKey: process.env.OGROM_KEY' : '';
  return [
    "import { createClient } from '@ogrom/client';",
    '',
    `const ogrom = createClient({ baseUrl: '${location.origin}'${key} });`,
    `const answer = await ogrom.${callOf(path)};`,
  ].join('\n');
}

function callOf(path: string): string {
  const { pathname, searchParams } = new URL(path, location.origin);
  const query = queryOf(searchParams);
  const [, , group = '', id, part] = pathname.split('/');
  if (group === 'suggestions') return `suggestions(${query})`;
  if (id === undefined) return `get('${pathname}', { query: ${query} })`;
  const of = `/v1/${group}/{id}${part ? `/${part}` : ''}`;
  const asked = searchParams.size > 0 ? `, query: ${query}` : '';
  return `get('${of}', { path: { id: ${literal(decodeURIComponent(id))} }${asked} })`;
}

const lists = new Set(['brand', 'category', 'shop', 'colour', 'size', 'gender', 'facets']);
const numbers = new Set(['limit', 'priceMin', 'priceMax']);
const literal = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

function queryOf(parameters: URLSearchParams): string {
  const members = [...parameters].map(([name, value]) => `  ${name}: ${valueOf(name, value)},\n`);
  return `{\n${members.join('')}}`;
}

function valueOf(name: string, value: string): string {
  if (lists.has(name)) return `[${value.split(',').map(literal).join(', ')}]`;
  if (numbers.has(name) || value === 'true') return value;
  return literal(value);
}
