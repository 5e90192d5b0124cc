import { isUtf8 } from 'node:buffer';
import { decodeWindows1252 } from './windows-1252.js';
import type { Encoding } from './encoding.js';

/** Decoded text: one or many whole lines (or whatever the separator ends), in order. */
export interface Piece {
  readonly text: string;
  /** The bytes were not in the feed's encoding and were read as Windows-1252; such a piece is one line. */
  readonly repaired: boolean;
}

const maxChunk = 128 * 1024;
/** Text without a separator is handed on in parts of this size. */
const maxCarry = 1024 * 1024;

/** Decodes a feed; pieces end at `separator` (an ASCII character), so that a bad byte spoils one line only. */
export async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: Encoding, separator: string) {
  const decode = encoding.name.startsWith('utf-16')
    ? wideDecoder(encoding)
    : lineDecoder(encoding, separator);
  let toSkip = encoding.bom;
  for await (const chunk of bytes) {
    const skipped = Math.min(toSkip, chunk.length);
    toSkip -= skipped;
    for (let at = skipped; at < chunk.length; at += maxChunk) {
      yield* decode(chunk.subarray(at, at + maxChunk), false);
    }
  }
  yield* decode(new Uint8Array(), true);
}

type Decode = (chunk: Uint8Array, end: boolean) => Iterable<Piece>;

function wideDecoder(encoding: Encoding): Decode {
  const decoder = new TextDecoder(encoding.name);
  return (chunk, end) => [{ text: decoder.decode(chunk, { stream: !end }), repaired: false }];
}

function lineDecoder(encoding: Encoding, separator: string): Decode {
  const expected = encoding.name === 'utf-8';
  const byte = separator.charCodeAt(0);
  let carry: Uint8Array = new Uint8Array();
  return (chunk, end) => {
    const bytes = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
    const cut = end || bytes.length > maxCarry + maxChunk ? bytes.length : bytes.lastIndexOf(byte) + 1;
    carry = bytes.subarray(cut);
    return pieces(bytes.subarray(0, cut), byte, expected);
  };
}

function pieces(block: Uint8Array, separator: number, utf8Expected: boolean): Iterable<Piece> {
  if (block.length === 0) return [];
  if (isUtf8(block)) return [{ text: utf8(block), repaired: false }];
  return singly(block, separator, utf8Expected);
}

function* singly(block: Uint8Array, separator: number, utf8Expected: boolean): Iterable<Piece> {
  for (let start = 0; start < block.length;) {
    const found = block.indexOf(separator, start);
    const end = found < 0 ? block.length : found + 1;
    const line = block.subarray(start, end);
    if (isUtf8(line)) yield { text: utf8(line), repaired: false };
    else yield { text: decodeWindows1252(line), repaired: utf8Expected };
    start = end;
  }
}

function utf8(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
}
