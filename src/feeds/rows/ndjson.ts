import { add, meaningOf } from '../attributes.js';
import { notAFeed } from '../bytes/format.js';
import { LineSplitter } from './lines.js';
import type { Attribute, Attributes } from '../attributes.js';
import type { Piece } from '../bytes/decode.js';
import type { Line } from './lines.js';
import type { RawRow, RowReader } from './raw-row.js';

type JsonObject = Record<string, unknown>;

/** So many lines without a single object are no feed. */
const patience = 100;

/** Reads one JSON object a line. Throws `not_a_feed` where the beginning has no such line. */
export class NdjsonReader implements RowReader {
  private readonly lines: LineSplitter;
  private rows: RawRow[] = [];
  private row = 0;
  private hasObject = false;

  constructor(lineEnd: '\n' | '\r') {
    this.lines = new LineSplitter(lineEnd);
  }

  push(piece: Piece): RawRow[] {
    this.lines.push(piece, this.read);
    if (!this.hasObject && this.row >= patience) throw noObjects();
    return this.taken();
  }

  end(): RawRow[] {
    this.lines.end(this.read);
    if (!this.hasObject && this.row > 0) throw noObjects();
    return this.taken();
  }

  lacks(): boolean {
    return false;
  }

  /** Nothing is handed on before the first object shows that this is a feed. */
  private taken(): RawRow[] {
    if (!this.hasObject) return [];
    const rows = this.rows;
    this.rows = [];
    return rows;
  }

  private readonly read = (line: Line): void => {
    if (line.text.trim() === '') return;
    const object = line.tooLong ? undefined : parseObject(line.text);
    this.hasObject ||= object !== undefined;
    const known = { row: ++this.row, line: line.number, repaired: line.repaired };
    if (object === undefined) this.rows.push({ ...known, attributes: {}, defect: badRow(line) });
    else this.rows.push({ ...known, attributes: attributesOf(object) });
  };
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function attributesOf(object: JsonObject): Attributes {
  const attributes: Attributes = {};
  const members = Object.entries(object).flatMap(([key, value]) => {
    const meaning = meaningOf(key);
    return meaning === undefined ? [] : [{ ...meaning, value }];
  });
  for (const { attribute, value } of members.toSorted((a, b) => a.rank - b.rank)) {
    for (const text of textsOf(attribute, value)) add(attributes, attribute, text);
  }
  return attributes;
}

function textsOf(attribute: Attribute, value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [numberText(attribute, value)];
  if (typeof value === 'boolean') return [String(value)];
  if (Array.isArray(value)) {
    const texts = value.flatMap((item: unknown) => textsOf(attribute, item));
    return attribute === 'product_type' ? [texts.join(' > ')] : texts;
  }
  return isObject(value) ? [amountText(value)] : [];
}

/** A JSON number has a decimal point for certain; four decimals keep 1.299 from being read as 1,299. */
function numberText(attribute: Attribute, value: number): string {
  const isPrice = attribute.endsWith('price');
  return isPrice && !Number.isInteger(value) ? value.toFixed(4) : String(value);
}

/** `{ "value": "49.95", "currency": "EUR" }`, as Google's Content API writes prices. */
function amountText({ value, amount, currency }: JsonObject): string {
  const number = value ?? amount;
  const isAmount = typeof number === 'string' || typeof number === 'number';
  return isAmount ? `${number} ${typeof currency === 'string' ? currency : ''}`.trim() : '';
}

function badRow(line: Line) {
  return {
    code: 'bad_row' as const,
    seen: line.text,
    advice: line.tooLong
      ? `Line ${line.number} is longer than 1 MiB. Shorten its texts.`
      : `Line ${line.number} is not a JSON object. Write one whole object a line, without commas between lines.`,
  };
}

function noObjects() {
  return notAFeed('The file starts with “{”, but none of its first lines is a JSON object.', 1);
}
