import { Problem } from '../../catalogue/problem.js';
import { limits } from './limits.js';
import type { PlannedRequest } from './planned-request.js';
import { hasDots, type Target } from './target.js';
import { isReference, type Reference, type Template } from './template.js';

/** The values that a reference selects, at least one. */
export type Select = (reference: Reference) => readonly unknown[];

/** The paths with queries of a request: several where a reference in its path selects several. */
export function targetsOf({ path, query }: Target, select: Select): string[] {
  // Most requests have no references, and were looked at when they were planned.
  if (![...path, ...query].some(isReference)) return [[...path, ...query].join('')];
  const fans = [...new Map(path.filter(isReference).map((one) => [one.text, one])).values()];
  const lists = fans.map((one) => texts(one, select));
  const count = lists.reduce((product, { length }) => product * length, 1);
  if (count > limits.parts) throw tooMany(count);
  const search = joined(query, select, encoded);
  const combinations = lists.reduce<string[][]>(
    (all, list) => all.flatMap((before) => list.map((text) => [...before, text])),
    [[]],
  );
  return combinations.map((values) => {
    const of = new Map(fans.map(({ text }, n) => [text, encoded(values[n]!)]));
    return checked(path.map((part) => (isReference(part) ? of.get(part.text)! : part)).join(''), search);
  });
}

/** Headers with what was selected in them. */
export function headersOf({ headers }: PlannedRequest, select: Select): Record<string, string> {
  const given = Object.entries(headers).filter((one): one is [string, Template] => one[1] !== null);
  const filled = given.map(([name, value]) => [name, joined(value, select, plain)] as const);
  const size = filled.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  if (size > limits.headerBytes) throw unfit(`The headers would be longer than ${limits.headerBytes} bytes.`);
  return Object.fromEntries(filled);
}

/** A body as it goes out; undefined where there is none. */
export function bodyOf(
  { body, texts: templates, headers }: PlannedRequest,
  select: Select,
): string | undefined {
  if (body === undefined) return undefined;
  let room = limits.bodyBytes;
  const fill = (text: string): unknown => {
    const template = templates.get(text);
    if (!template) return text;
    const [only] = template;
    const whole = template.length === 1 && only && isReference(only);
    const value = whole ? valueOf(only, select) : joined(template, select, (one) => one);
    room -= JSON.stringify(value).length;
    if (room < 0) throw unfit(`The body would be larger than ${limits.bodyBytes} bytes.`);
    return value;
  };
  const filled = mapped(body, fill);
  return typeof filled === 'string' && !isJson(headers) ? filled : JSON.stringify(filled);
}

function mapped(value: unknown, fill: (text: string) => unknown): unknown {
  if (typeof value === 'string') return fill(value);
  if (Array.isArray(value)) return value.map((one) => mapped(one, fill));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapped(one, fill)]));
}

function isJson({ 'content-type': type }: PlannedRequest['headers']): boolean {
  return type === undefined || type === null || /\bjson\b/.test(String(type[0]));
}

function valueOf(reference: Reference, select: Select): unknown {
  const values = select(reference);
  return reference.query.singularQuery() ? values[0] : values;
}

function joined(template: Template, select: Select, write: (text: string) => string): string {
  return template
    .map((part) => (isReference(part) ? inList(part, texts(part, select)).map(write).join(',') : part))
    .join('');
}

/** Several values that go into one list: a comma in one of them would make two of it. */
function inList({ text }: Reference, values: readonly string[]): readonly string[] {
  if (values.length > 1 && values.some((one) => one.includes(',')))
    throw unfit(`${text} selects several values, and one has a comma.`);
  return values;
}

function texts(reference: Reference, select: Select): string[] {
  const values = select(reference).flatMap((value: unknown) => value);
  if (values.length === 0) throw unfit(`${reference.text} selects nothing.`);
  return values.map((value) => {
    if (
      (typeof value === 'string' && value !== '') ||
      typeof value === 'number' ||
      typeof value === 'boolean'
    )
      return String(value);
    throw unfit(`${reference.text} selects what is neither a text, a number nor a truth value, or is empty.`);
  });
}

function encoded(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw unfit('A selected text is no well-formed Unicode.');
  return encodeURIComponent(text);
}

function plain(text: string): string {
  if (/[^\t\x20-\x7e]/.test(text)) throw unfit('A selected text has a character that no header may have.');
  return text;
}

function checked(path: string, search: string): string {
  if (hasDots(decodeURIComponent(path.replaceAll(/%2f/gi, 'x'))))
    throw unfit('A segment would be “.” or “..”.');
  if (path.length + search.length <= limits.targetLength) return path + search;
  throw unfit(`The path would be longer than ${limits.targetLength} characters.`);
}

export function tooMany(count: number): Problem {
  return new Problem('too_many_parts', `${count} requests; a batch takes ${limits.parts} in all.`);
}

export function unfit(detail: string): Problem {
  return new Problem('failed_dependency', detail);
}
