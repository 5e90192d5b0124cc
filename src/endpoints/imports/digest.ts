import { createHash } from 'node:crypto';

/** SHA-256 of a stream, in hex. */
export async function digestOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const sha256 = createHash('sha256');
  for await (const chunk of bytes) sha256.update(chunk);
  return sha256.digest('hex');
}
