import { isUtf8 } from 'node:buffer';

export interface Encoding {
  readonly name: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  /** How many bytes of byte order mark come first. */
  readonly bom: number;
}

/**
 * Recognises the encoding by the feed's first bytes: a byte order mark, the NUL bytes of UTF-16, else UTF-8,
 * unless lines with other high bytes outnumber the lines that are UTF-8.
 */
export function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { name: 'utf-8', bom: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { name: 'utf-16le', bom: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { name: 'utf-16be', bom: 2 };
  return { name: byNuls(head) ?? byProlog(head) ?? byLines(head), bom: 0 };
}

/** Latin letters in UTF-16 have a NUL at every other byte, and the header is Latin; other text has none. */
function byNuls(head: Uint8Array) {
  const nuls = [0, 0];
  const end = Math.min(head.length, 1000) & ~1;
  for (let at = 0; at < end; at++) if (head[at] === 0) nuls[at % 2]!++;
  const [even = 0, odd = 0] = nuls;
  if (odd > end / 16 && odd > 4 * even) return 'utf-16le';
  if (even > end / 16 && even > 4 * odd) return 'utf-16be';
  return undefined;
}

/** XML says it itself; often the whole document is one line. */
function byProlog(head: Uint8Array) {
  const start = Buffer.from(head.subarray(0, 200)).toString('latin1');
  const isLatin = /^\s*<\?xml[^>]*encoding=["'](?:iso-8859-(?:1|15)|windows-1252|latin-?1)["']/i.test(start);
  return isLatin ? 'windows-1252' : undefined;
}

function byLines(head: Uint8Array) {
  let utf8 = 0;
  let other = 0;
  for (const line of highLines(head)) {
    if (isUtf8(line)) utf8++;
    else other++;
  }
  return other > utf8 ? 'windows-1252' : 'utf-8';
}

/** The whole lines that hold anything but ASCII; the last line may be cut within a character. */
function* highLines(head: Uint8Array) {
  let start = 0;
  for (let end = head.indexOf(10); end >= 0; end = head.indexOf(10, start)) {
    const line = head.subarray(start, end);
    if (line.some((byte) => byte > 127)) yield line;
    start = end + 1;
  }
}
