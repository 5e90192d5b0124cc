import { parse } from 'csv-parse/sync';

/**
 * The records of whole CSV text, each as its cells. Lenient: a quote within an unquoted cell, or text after a closing
 * one, stands for itself, and records may differ in length. Throws where a quote is never closed.
 */
export function parseCells(text: string, delimiter: string): string[][] {
  return parse(text, {
    delimiter,
    record_delimiter: '\n',
    relax_quotes: true,
    relax_column_count: true,
    ltrim: true,
    max_record_size: 0,
  });
}

/** Whether a line keeps to RFC 4180, without a stray or an open quote; the end of a quoted text does not. */
export function isWellQuoted(line: string, delimiter: string): boolean {
  let open = false;
  for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) {
    const next = line[at + 1];
    if (open && next === '"') at++;
    else if (open ? next !== undefined && next !== delimiter : !startsCell(line, at, delimiter, false))
      return false;
    else open = !open;
  }
  return !open;
}

/** The cells of one line; a quote that it leaves open ends with it. */
export function cellsOfLine(line: string, delimiter: string): string[] {
  const closed = isQuoteOpen(line, delimiter, false) ? `${line}"` : line;
  return parseCells(closed, delimiter)[0] ?? [];
}

/** Whether a quoted cell is still open at the end of a line, by the rules of `parseCells`. */
export function isQuoteOpen(line: string, delimiter: string, openBefore: boolean): boolean {
  let open = openBefore;
  for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) {
    if (!open) open = startsCell(line, at, delimiter, openBefore);
    else if (line[at + 1] === '"') at++;
    else open = false;
  }
  return open;
}

/** What the parser passes over at the start of a cell. */
const blank = /\s/;

function startsCell(line: string, quote: number, delimiter: string, continued: boolean): boolean {
  let at = quote - 1;
  while (at >= 0 && line[at] !== delimiter && blank.test(line[at]!)) at--;
  return at < 0 ? !continued : line[at] === delimiter;
}
