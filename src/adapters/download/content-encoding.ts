import { pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { failedBecause } from './refusals.js';

const decoders: Record<string, () => Transform> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** Undoes what a Content-Encoding header says was done, the last first. */
export function decoded(bytes: AsyncIterable<Uint8Array>, header: string): AsyncIterable<Uint8Array> {
  const names = header
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  const made = names
    .filter((name) => name !== '' && name !== 'identity')
    .toReversed()
    .map(decoderOf);
  if (made.length === 0) return bytes;
  // Errors come out of the last stream.
  return pipeline([Readable.from(bytes), ...made], () => undefined) as unknown as Transform;
}

function decoderOf(name: string): Transform {
  const make = Object.hasOwn(decoders, name) ? decoders[name] : undefined;
  if (!make) throw failedBecause(`its Content-Encoding “${name}” is not known here`);
  return make();
}
