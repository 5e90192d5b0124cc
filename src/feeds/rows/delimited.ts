import { add, isMissing } from '../attributes.js';
import { parseCells } from './cells.js';
import { parseHeader } from './header.js';
import { LineSplitter } from './lines.js';
import { RecordAssembler } from './records.js';
import type { Attribute, Attributes } from '../attributes.js';
import type { Piece } from '../bytes/decode.js';
import type { Header } from './header.js';
import type { Line } from './lines.js';
import type { Defect, RawRow, RowReader } from './raw-row.js';
import type { CsvRecord } from './records.js';

/** Reads CSV, TSV and their like. Throws `not_a_feed` where the first line is not the header of a feed. */
export class DelimitedReader implements RowReader {
  private readonly lines: LineSplitter;
  private header: Header | undefined;
  private assembler!: RecordAssembler;
  private records: CsvRecord[] = [];
  private row = 0;

  constructor(lineEnd: '\n' | '\r') {
    this.lines = new LineSplitter(lineEnd);
  }

  push(piece: Piece): RawRow[] {
    this.lines.push(piece, this.read);
    return this.rows();
  }

  end(): RawRow[] {
    this.lines.end(this.read);
    this.assembler?.end();
    return this.rows();
  }

  lacks(attribute: Attribute): boolean {
    return !this.header?.columns.some((column) => column.attribute === attribute);
  }

  private readonly read = (line: Line): void => {
    if (this.header !== undefined) return this.assembler.push(line);
    if (line.text.trim() === '') return;
    this.header = parseHeader(line.text, line.number);
    this.assembler = new RecordAssembler(this.header, (record) => this.records.push(record));
  };

  private rows(): RawRow[] {
    const records = this.records;
    if (this.header === undefined || records.length === 0) return [];
    this.records = [];
    const cells = cellsOf(records, this.header.delimiter);
    return records.flatMap((record, at) => this.rowOf(record, cells[at]) ?? []);
  }

  private rowOf(record: CsvRecord, cells: readonly string[] | undefined): RawRow | undefined {
    const header = this.header!;
    if (cells?.every((cell) => cell.trim() === '')) return undefined;
    const row = ++this.row;
    const defect = defectOf(record, cells, header);
    const attributes = defect === undefined ? attributesOf(cells!, header) : idOnly(record, cells, header);
    return { row, line: record.line, attributes, repaired: record.repaired, defect };
  }
}

/** All records are parsed in one go, each by itself only where that disagrees with how they were put together. */
function cellsOf(records: readonly CsvRecord[], delimiter: string): (string[] | undefined)[] {
  const sound = records.filter((record) => record.fault === undefined);
  const parsed = parsedTogether(sound, delimiter) ?? sound.map((record) => parsedAlone(record, delimiter));
  let next = 0;
  return records.map((record) => (record.fault === undefined ? parsed[next++] : undefined));
}

function parsedTogether(records: readonly CsvRecord[], delimiter: string) {
  try {
    const parsed = parseCells(records.map((record) => record.text).join('\n'), delimiter);
    return parsed.length === records.length ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function parsedAlone(record: CsvRecord, delimiter: string): string[] | undefined {
  try {
    const parsed = parseCells(record.text, delimiter);
    return parsed.length === 1 ? parsed[0] : undefined;
  } catch {
    return undefined;
  }
}

function defectOf(
  record: CsvRecord,
  cells: readonly string[] | undefined,
  header: Header,
): Defect | undefined {
  if (record.fault === 'too_long') return tooLong(record);
  if (cells === undefined) return unbalanced(record);
  const surplus = cells.slice(header.width);
  if (cells.length >= header.width && surplus.every((cell) => cell.trim() === '')) return undefined;
  return {
    code: 'wrong_column_count',
    seen: `${cells.length} columns instead of ${header.width}`,
    advice:
      `The header has ${header.width} columns and this row ${cells.length}. Put values that hold the delimiter, a ` +
      'quote or a line break in double quotes, and write every column, also an empty one.',
  };
}

function unbalanced(record: CsvRecord): Defect {
  return {
    code: 'unbalanced_quote',
    seen: record.text,
    advice:
      `A double quote opens on line ${record.line} and is not closed before the next row (or only after 200 lines or ` +
      '1 MiB). Close it, or double it where it belongs to the text: 3.5"" for 3.5". The rows after it were read.',
  };
}

function tooLong(record: CsvRecord): Defect {
  return {
    code: 'bad_row',
    seen: record.text,
    advice: `The row on line ${record.line} is longer than 1 MiB. Shorten its texts, or check the line ends of the file.`,
  };
}

function attributesOf(cells: readonly string[], header: Header): Attributes {
  const attributes: Attributes = {};
  for (const { index, attribute } of header.columns) add(attributes, attribute, cells[index]!);
  return attributes;
}

/** The id of a row that cannot be read: of its first cell only, as the others may be out of place. */
function idOnly(record: CsvRecord, cells: readonly string[] | undefined, header: Header): Attributes {
  const isFirst = header.columns.some(({ index, attribute }) => index === 0 && attribute === 'id');
  const id = cells?.[0] ?? record.text.split(header.delimiter, 1)[0]!.replaceAll('"', '');
  return isFirst && !isMissing(id) && id.length <= 100 ? { id } : {};
}
