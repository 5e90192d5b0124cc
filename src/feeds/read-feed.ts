import { decoded } from './bytes/decode.js';
import { encodingOf } from './bytes/encoding.js';
import { emptyFeed, formatOf, refuseForeign } from './bytes/format.js';
import { inflated } from './bytes/inflate.js';
import { peek } from './bytes/peek.js';
import { entryOf } from './normalise/entry.js';
import { FeedCurrency } from './normalise/feed-currency.js';
import { DelimitedReader } from './rows/delimited.js';
import { NdjsonReader } from './rows/ndjson.js';
import { XmlReader } from './rows/xml.js';
import type { FeedEntry } from '../catalogue/issue.js';
import type { Piece } from './bytes/decode.js';
import type { Format } from './bytes/format.js';
import type { Context } from './normalise/offer.js';
import type { RawRow, RowReader } from './rows/raw-row.js';

export interface FeedOptions {
  /** The currency (ISO 4217) of prices that name none; without it such a price is a mistake. */
  readonly currency?: string;
  /** How many entries a batch has, the last one fewer; 500. */
  readonly batchSize?: number;
  /** Rows that an earlier, interrupted run has done: they are read, but neither normalised nor yielded. */
  readonly skipRows?: number;
  /** What the feed may have unpacked; 4 GiB. */
  readonly maxBytes?: number;
}

const headSize = 64 * 1024;

/**
 * Reads a shop's feed: CSV, TSV or the like in Google-Merchant or Awin columns, Google-Merchant XML, or NDJSON, plain
 * or gzip, in UTF-8, UTF-16 or Windows-1252. Yields what became of each row, in feed order, in constant memory, reading
 * on only when asked to. Throws `FeedError` where the feed as a whole cannot be read; see there what then was yielded.
 */
export async function* readFeed(
  bytes: AsyncIterable<Uint8Array>,
  options: FeedOptions = {},
): AsyncGenerator<FeedEntry[], void, undefined> {
  const { head, all, close } = await peek(inflated(bytes, options.maxBytes ?? 4 * 1024 ** 3), headSize);
  try {
    yield* entriesIn(head, all, options);
  } finally {
    await close();
  }
}

async function* entriesIn(head: Buffer, all: AsyncIterable<Uint8Array>, options: FeedOptions) {
  if (head.length === 0) throw emptyFeed('The file has no content.');
  refuseForeign(head);
  const encoding = encodingOf(head);
  const start = new TextDecoder(encoding.name).decode(head);
  const format = formatOf(start);
  const reader = readerFor(format, start);
  const pieces = decoded(all, encoding, format === 'xml' ? '>' : '\n');
  yield* batches(rowsOf(pieces, reader), reader, options);
}

function readerFor(format: Format, start: string): RowReader {
  if (format === 'xml') return new XmlReader();
  const lineEnd = start.includes('\n') || !start.includes('\r') ? '\n' : '\r';
  return format === 'ndjson' ? new NdjsonReader(lineEnd) : new DelimitedReader(lineEnd);
}

async function* rowsOf(pieces: AsyncIterable<Piece>, reader: RowReader): AsyncGenerator<RawRow[]> {
  for await (const piece of pieces) yield reader.push(piece);
  yield reader.end();
}

async function* batches(source: AsyncIterable<RawRow[]>, reader: RowReader, options: FeedOptions) {
  const { batchSize = 500, skipRows = 0, currency } = options;
  const usualCurrency = new FeedCurrency();
  let context: Context | undefined;
  let batch: FeedEntry[] = [];
  for await (const rows of source) {
    if (rows.length === 0) continue;
    context ??= { currency, usualCurrency, lacksAvailability: reader.lacks('availability') };
    for (const row of rows) {
      if (row.row <= skipRows) continue;
      batch.push(entryOf(row, context));
      if (batch.length < batchSize) continue;
      yield batch;
      batch = [];
    }
  }
  if (context === undefined) throw emptyFeed('The feed has no rows, just its header.');
  if (batch.length > 0) yield batch;
}
