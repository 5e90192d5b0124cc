/** The request at `path` of the service at `base` as a program of `@ogrom/client`; a key comes from its environment. */
export function clientCode(path: string, base: string, keyed: boolean): string {
  const key = keyed ? ', apiKey: process.env.OGROM_KEY' : '';
  return [
    "import { createClient } from '@ogrom/client';",
    '',
    `const client = createClient({ baseUrl: '${base}'${key} });`,
    `const answer = await client.${callOf(new URL(path, base))};`,
  ].join('\n');
}

function callOf({ pathname, searchParams }: URL): string {
  const [, , group = '', id, part = 'get'] = pathname.split('/');
  const query = searchParams.size > 0 ? [queryOf(searchParams)] : [];
  if (id !== undefined) return `${group}.${part}(${[literal(decodeURIComponent(id)), ...query].join(', ')})`;
  return `${unlisted.has(group) ? group : `${group}.list`}(${query.join('')})`;
}

const unlisted = new Set(['search', 'suggestions']);
const lists = new Set(['brand', 'category', 'shop', 'colour', 'size', 'gender', 'facets']);
const numbers = new Set(['limit', 'priceMin', 'priceMax']);
const literal = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

function queryOf(parameters: URLSearchParams): string {
  const members = [...parameters].map(([name, value]) => `  ${name}: ${valueOf(name, value)},\n`);
  return `{\n${members.join('')}}`;
}

function valueOf(name: string, value: string): string {
  if (lists.has(name)) return `[${value.split(',').map(literal).join(', ')}]`;
  if (numbers.has(name)) return value;
  return literal(value);
}
