import { cellsOfLine, isQuoteOpen, isWellQuoted } from './cells.js';
import { maxRowLength } from './raw-row.js';
import type { Header } from './header.js';
import type { Line } from './lines.js';

/** The physical lines of one CSV record, joined, or the line whose record is beyond repair. */
export interface CsvRecord {
  readonly line: number;
  readonly text: string;
  readonly repaired: boolean;
  readonly fault?: 'unbalanced_quote' | 'too_long';
}

/** A quoted text longer than this is taken for a quote that nobody closed. */
const maxLines = 200;

/**
 * Puts physical lines together to records, and finds the quotes that swallow the rows after them: where lines within
 * a quoted cell are rows by themselves, or the quote is never closed, only the record that opened it is at fault, and
 * reading goes on at the first row after it.
 */
export class RecordAssembler {
  private open: Line[] = [];
  private length = 0;
  /** After a record with neither end nor successor: waiting for something that looks like a row. */
  private lost = false;

  constructor(
    private readonly header: Header,
    private readonly emit: (record: CsvRecord) => void,
  ) {}

  push(line: Line): void {
    if (this.lost && !this.looksLikeRow(line.text)) return;
    this.lost = false;
    if (line.tooLong) return this.refuse(line);
    if (this.open.length > 0) return this.goOn(line);
    if (line.text.trim() === '') return;
    if (isQuoteOpen(line.text, this.header.delimiter, false)) this.keep(line);
    else this.emit(recordOf([line]));
  }

  end(): void {
    while (this.open.length > 0) this.resume(this.open, this.looksLikeRow);
  }

  private goOn(line: Line): void {
    this.keep(line);
    if (!isQuoteOpen(line.text, this.header.delimiter, true)) this.settle();
    else if (this.open.length > maxLines || this.length > maxRowLength) {
      this.resume(this.open, this.looksLikeRow);
    }
  }

  /** The quote was closed, but perhaps by the quote of a row that it had swallowed. */
  private settle(): void {
    const next = this.swallowedRow(this.open);
    if (next === undefined) this.emit(recordOf(this.taken()));
    else this.resume(this.open, next);
  }

  /** By what the swallowed row is known; undefined for a record that just has line breaks in it. */
  private swallowedRow([first, ...others]: readonly Line[]): ((text: string) => boolean) | undefined {
    const isAmong = (isRow: (text: string) => boolean) => others.some((line) => isRow(line.text));
    if (isAmong(this.isWholeRow)) return this.looksLikeRow;
    if (isAmong(this.looksLikeRow) && !this.hasWidth()) return this.looksLikeRow;
    // A row with a stray quote looks like the end of a quoted text; it needs a first line that is whole, too.
    const isWhole = this.hasColumns(withoutQuotes(first!.text));
    return isWhole && isAmong(this.isLenientRow) ? this.isLenientRow : undefined;
  }

  /** Gives up the record and reads its lines again from the next row on, be it still to come. */
  private resume([first, ...others]: readonly Line[], isRow: (text: string) => boolean): void {
    this.taken();
    this.emit({ ...recordOf([first!]), fault: 'unbalanced_quote' });
    const next = others.findIndex((line) => isRow(line.text));
    this.lost = next < 0;
    if (!this.lost) for (const line of others.slice(next)) this.push(line);
  }

  private refuse(line: Line): void {
    this.end();
    this.emit({ ...recordOf([line]), fault: 'too_long' });
  }

  private keep(line: Line): void {
    this.open.push(line);
    this.length += line.text.length;
  }

  private taken(): Line[] {
    const lines = this.open;
    this.open = [];
    this.length = 0;
    return lines;
  }

  private readonly isWholeRow = (text: string): boolean =>
    isWellQuoted(text, this.header.delimiter) && this.hasColumns(text);

  private readonly isLenientRow = (text: string): boolean =>
    this.hasColumns(text) || this.hasColumns(withoutQuotes(text));

  private readonly looksLikeRow = (text: string): boolean => {
    if (!hasAddress(text) || !isWellQuoted(text, this.header.delimiter)) return false;
    const cells = this.cellsOf(text);
    return cells.length > 1 && cells.some(isAddress);
  };

  private hasWidth(): boolean {
    return this.cellsOf(recordOf(this.open).text).length === this.header.width;
  }

  private cellsOf(text: string): string[] {
    return cellsOfLine(text, this.header.delimiter);
  }

  /** All columns, with an address in the one for it. */
  private hasColumns(text: string): boolean {
    if (!hasAddress(text)) return false;
    const { width, columns } = this.header;
    const cells = this.cellsOf(text);
    const links = columns.filter((column) => column.attribute === 'link');
    return cells.length === width && links.some(({ index }) => isAddress(cells[index]!));
  }
}

function withoutQuotes(text: string): string {
  return text.replaceAll('"', '');
}

/** Every row has an address; to look for one is cheaper than to parse the line. */
function hasAddress(text: string): boolean {
  return text.length <= maxRowLength && /https?:\/\//i.test(text);
}

function isAddress(cell: string): boolean {
  return /^\s*https?:\/\//i.test(cell);
}

function recordOf(lines: readonly Line[]): CsvRecord {
  return {
    line: lines[0]!.number,
    text: lines.length === 1 ? lines[0]!.text : lines.map((line) => line.text).join('\n'),
    repaired: lines.some((line) => line.repaired),
  };
}
