import { Readable, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FeedError } from '../../catalogue/feed-error.js';
import { peek } from './peek.js';

/**
 * The bytes as they are, or unpacked where they are gzip. Throws `broken_feed` for damaged gzip and
 * `feed_too_large` as soon as more than `maxBytes` came out.
 */
export async function* inflated(bytes: AsyncIterable<Uint8Array>, maxBytes: number) {
  const { head, all, close } = await peek(bytes, 2);
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  let length = 0;
  try {
    for await (const chunk of isGzip ? unzipped(all) : all) {
      length += chunk.length;
      if (length > maxBytes) throw tooLarge(maxBytes);
      yield chunk;
    }
  } finally {
    await close();
  }
}

async function* unzipped(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: 64 * 1024 });
  // Errors of both ends reach the loop below by way of `gunzip`.
  pipeline(Readable.from(bytes), gunzip, () => {});
  try {
    for await (const chunk of gunzip) yield chunk as Buffer;
  } catch (error) {
    throw isZlibError(error) ? damaged(error) : error;
  }
}

function isZlibError(error: unknown): error is Error {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' && code.startsWith('Z_');
}

function damaged(error: Error): FeedError {
  return new FeedError(
    'broken_feed',
    `The gzip data is damaged or cut off: ${error.message}.`,
    'Make the .gz file again and check it with “gzip -t” before sending it.',
  );
}

function tooLarge(maxBytes: number): FeedError {
  return new FeedError(
    'feed_too_large',
    `The feed is larger than ${maxBytes} bytes (unpacked).`,
    'Split the feed, or leave out columns that are not needed.',
  );
}
