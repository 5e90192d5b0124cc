import { FeedError } from '../../catalogue/feed-error.js';

export type Format = 'delimited' | 'xml' | 'ndjson';

const foreign: readonly (readonly [magic: string, name: string])[] = [
  ['PK\u0003\u0004', 'a zip archive (or an Excel workbook)'],
  ['%PDF', 'a PDF'],
  ['\u0089PNG', 'an image'],
  ['ÿØÿ', 'an image'],
  ['GIF8', 'an image'],
  ['ÐÏ\u0011à', 'an old Excel workbook'],
  ['BZh', 'a bzip2 archive'],
  ['(µ/ý', 'a zstd archive'],
  ['\u001f\u008b', 'gzip within gzip'],
];

/** Refuses what is known to be no text; `head` is the file's first bytes. */
export function refuseForeign(head: Buffer): void {
  const start = head.toString('latin1', 0, 8);
  const name = foreign.find(([magic]) => start.startsWith(magic))?.[1];
  if (name !== undefined) throw notAFeed(`The file is ${name}, not a feed.`);
}

/** Recognises the format by the feed's first characters, decoded. Throws `not_a_feed`. */
export function formatOf(head: string): Format {
  if (head.trim() === '') throw emptyFeed('The feed holds nothing but blank lines.');
  const start = head.trimStart().slice(0, 200);
  if (isBinary(head)) throw notAFeed('The file is binary, not a feed.');
  if (/^<(?:!doctype\s+html|html|head|body|!--[^]*?-->\s*<(?:!doctype\s+html|html))/i.test(start)) {
    throw notAFeed('The file is an HTML page, not a feed.');
  }
  if (start.startsWith('[')) throw notAFeed('The file is one JSON array; JSON feeds have one object a line.');
  if (start.startsWith('<')) return 'xml';
  return start.startsWith('{') ? 'ndjson' : 'delimited';
}

function isBinary(head: string): boolean {
  const controls = head.match(/[\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0;
  return controls > 10 + head.length / 100 || head.slice(0, 200).includes('\u0000');
}

export function notAFeed(message: string, line?: number): FeedError {
  const advice =
    'Send a CSV or TSV file with a header in Google-Merchant or Awin columns, Google-Merchant XML, or one JSON ' +
    'object a line; plain or gzip. Check that the address answers with the file itself and not with a login page.';
  return new FeedError('not_a_feed', message, advice, line);
}

export function emptyFeed(message: string): FeedError {
  return new FeedError(
    'empty_feed',
    message,
    'Check the export of the feed: it has to hold at least one row.',
  );
}
