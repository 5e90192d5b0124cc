import { limits } from './limits.js';
import { isReference, type Template } from './template.js';

/** Where the requests of a batch may go. */
export interface Territory {
  /** The path that every target begins with, a slash at its end. */
  readonly area: string;
  /** Whether there is an operation here that no batch may have. */
  refuses(method: string, path: string): boolean;
}

export interface Target {
  readonly path: Template;
  /** With its question mark; empty where there is no query. */
  readonly query: Template;
}

/** Divides at the first question mark that is not in a reference. */
export function targetOf(template: Template): Target {
  const at = template.findIndex((part) => !isReference(part) && part.includes('?'));
  if (at < 0) return { path: template, query: [] };
  const text = template[at] as string;
  const mark = text.indexOf('?');
  return {
    path: [...template.slice(0, at), text.slice(0, mark)],
    query: [text.slice(mark), ...template.slice(at + 1)],
  };
}

/** What is wrong with a target; undefined where nothing is. */
export function targetMistake(
  { path, query }: Target,
  method: string,
  { area, refuses }: Territory,
): string | undefined {
  const begin = path[0];
  if (typeof begin !== 'string') return `begins with ${area}`;
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(begin)) return `is a path that begins with ${area}, no URL`;
  if (!begin.startsWith(area)) return `begins with ${area}`;
  const literal = [...path, ...query].filter((part) => !isReference(part)).join('');
  if (literal.length > limits.targetLength) return `is longer than ${limits.targetLength} characters`;
  if (/[^\x21-\x7e]|[\\#{}<>"^`|]/.test(literal)) return 'has characters that must be percent-encoded';
  const sample = decoded(path.map((part) => (isReference(part) ? 'x' : part)).join(''));
  if (sample === undefined) return 'has a percent sign that begins no UTF-8';
  if (hasDots(sample)) return 'has a “.” or “..” as a segment';
  return refuses(method, sample) ? 'cannot be a part of a batch' : undefined;
}

/** Whether a segment of a decoded path would lead elsewhere. */
export function hasDots(path: string): boolean {
  return /(?:^|\/)\.\.?(?:\/|$)/.test(path);
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
