export interface Peeked {
  /** At least `size` bytes, or all there are. */
  readonly head: Buffer;
  /** Everything, the head included; to be read once. */
  readonly all: AsyncIterable<Uint8Array>;
  /** Lets go of the source; needed where `all` was not read to its end. */
  close(): Promise<void>;
}

/** Looks at the first `size` bytes without losing them. */
export async function peek(bytes: AsyncIterable<Uint8Array>, size: number): Promise<Peeked> {
  const source = bytes[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < size) {
    const next = await source.next();
    if (next.done) break;
    chunks.push(next.value);
    length += next.value.length;
  }
  const head = Buffer.concat(chunks);
  return { head, all: continued(head, source), close: async () => void (await source.return?.()) };
}

async function* continued(head: Buffer, source: AsyncIterator<Uint8Array>) {
  yield head;
  for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
}
