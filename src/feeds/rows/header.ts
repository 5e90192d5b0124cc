import { meaningOf, required } from '../attributes.js';
import { notAFeed } from '../bytes/format.js';
import { cellsOfLine } from './cells.js';
import type { Attribute } from '../attributes.js';

interface Column {
  readonly index: number;
  readonly attribute: Attribute;
}

export interface Header {
  readonly delimiter: string;
  /** How many cells a row has. */
  readonly width: number;
  /** The columns that are read, by falling rank of their names. */
  readonly columns: readonly Column[];
}

const delimiters = [',', '\t', ';', '|'];

/** Finds the delimiter and the layout by the names of the columns. Throws `not_a_feed` naming every required column it lacks. */
export function parseHeader(text: string, line: number): Header {
  const [best] = delimiters.map((delimiter) => headerWith(delimiter, text)).toSorted(byColumns);
  const missing = required.filter((name) => !best!.columns.some((column) => column.attribute === name));
  if (missing.length > 0) throw lacking(missing, text, line);
  return best!;
}

function headerWith(delimiter: string, text: string): Header {
  const names = cellsOfLine(text, delimiter);
  while (names.at(-1)?.trim() === '') names.pop();
  const known = names.flatMap((name, index) => {
    const meaning = meaningOf(name);
    return meaning === undefined ? [] : [{ index, ...meaning }];
  });
  return { delimiter, width: names.length, columns: known.toSorted((a, b) => a.rank - b.rank) };
}

function byColumns(a: Header, b: Header): number {
  return b.columns.length - a.columns.length || b.width - a.width;
}

function lacking(missing: readonly string[], text: string, line: number) {
  const names = missing.map((name) => `“${name}”`).join(', ');
  const seen = text.length > 200 ? `${text.slice(0, 200)}…` : text;
  const plural = missing.length > 1 ? 's' : '';
  return notAFeed(`The header (line ${line}) lacks the column${plural} ${names}; it reads: ${seen}`, line);
}
