import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';

/** The bytes as they are where they are gzip already, otherwise packed. A source that breaks breaks the answer too. */
export async function* gzipped(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = bytes[Symbol.asyncIterator]();
  const head = await firstBytes(source);
  const all = rest(head, source);
  yield* isGzip(head) ? all : packed(all);
}

async function firstBytes(source: AsyncIterator<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for (let length = 0; length < 2;) {
    const { value, done } = await source.next();
    if (done) break;
    parts.push(value);
    length += value.length;
  }
  return Buffer.concat(parts);
}

async function* rest(head: Buffer, source: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
  } finally {
    await source.return?.();
  }
}

function isGzip(head: Buffer): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

async function* packed(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = Readable.from(bytes, { objectMode: false });
  const gzip = createGzip({ level: 3 });
  source.on('error', (error) => gzip.destroy(error));
  try {
    yield* source.pipe(gzip);
  } finally {
    source.destroy();
  }
}

/** The same bytes in pieces of `size`, the last one shorter. */
export async function* cut(bytes: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes) {
    held.push(piece);
    length += piece.length;
    if (length < size) continue;
    const whole = Buffer.concat(held);
    const end = length - (length % size);
    for (let from = 0; from < end; from += size) yield whole.subarray(from, from + size);
    held = [whole.subarray(end)];
    length -= end;
  }
  if (length > 0) yield Buffer.concat(held);
}
