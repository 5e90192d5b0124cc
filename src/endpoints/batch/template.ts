import type { JSONPathQuery } from 'json-p3';
import { BadPath, jsonPath } from './json-path.js';

/** `{result=NAME:JSONPATH}`: what a JSONPath selects from the answer to another request. */
export interface Reference {
  readonly name: string;
  readonly query: JSONPathQuery;
  /** As it was written; the same text is the same reference. */
  readonly text: string;
}

/** Text with references in it. */
export type Template = readonly (string | Reference)[];

/** A text that is no template. */
export class BadTemplate extends Error {
  override readonly name = 'BadTemplate';
}

const opening = '{result=';
// A brace in a JSONPath can only stand in quotes. Bounded, and no character fits two ways: it cannot run away.
const reference =
  /\{result=([^:{}'"]{0,100}):((?:[^'"}]|'(?:[^'\\]|\\.){0,200}'|"(?:[^"\\]|\\.){0,200}"){0,400})\}/sy;

export const isReference = (part: string | Reference): part is Reference => typeof part !== 'string';

export const hasReference = (text: string) => text.includes(opening);

/** Throws BadTemplate where a reference does not end or its JSONPath is not taken. */
export function templateOf(text: string): Template {
  const parts: (string | Reference)[] = [];
  let at = 0;
  for (let next; (next = text.indexOf(opening, at)) >= 0; at = reference.lastIndex) {
    if (next > at) parts.push(text.slice(at, next));
    reference.lastIndex = next;
    parts.push(referenceIn(reference.exec(text)));
  }
  if (at < text.length || parts.length === 0) parts.push(text.slice(at));
  return parts;
}

function referenceIn(found: RegExpExecArray | null): Reference {
  if (!found) throw new BadTemplate('has a reference that is not written {result=NAME:JSONPATH}');
  const [text, name = '', path = ''] = found;
  try {
    return { name, query: jsonPath(path), text };
  } catch (error) {
    if (error instanceof BadPath) throw new BadTemplate(`has ${text}, whose JSONPath ${error.message}`);
    throw error;
  }
}
