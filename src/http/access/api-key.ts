import { hash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { NewKey } from '../../ports/clients.js';

/** `ogrom_live_`, 16 characters that name the key, `_`, 52 of the secret (260 bits), 7 of a checksum. */
const pattern = /^(ogrom_live_([0-9a-hjkmnp-tv-z]{16})_([0-9a-hjkmnp-tv-z]{52}))([0-9a-hjkmnp-tv-z]{7})$/;
const crockford = '0123456789abcdefghjkmnpqrstvwxyz';

export interface ApiKey {
  readonly id: string;
  readonly secret: string;
}

/** A new key: the text for the client, which is shown once, and what is stored of it. */
export function newApiKey(): { text: string; stored: NewKey } {
  const [id, secret] = [randomText(16), randomText(52)];
  const body = `ogrom_live_${id}_${secret}`;
  return { text: body + checksum(body), stored: { id, hash: hashOf(secret) } };
}

/** The parts of a key; undefined for a text that `newApiKey` cannot have made, a mistyped one among them. */
export function parseApiKey(text: string): ApiKey | undefined {
  const [, body = '', id = '', secret = '', sum] = pattern.exec(text) ?? [];
  return sum !== undefined && sum === checksum(body) ? { id, secret } : undefined;
}

/** The id that a text has if it is a key. */
export function idIn(text: string): string {
  return text.slice(11, 27);
}

/** SHA-256, in hex. Nothing slower is needed: nobody guesses 260 random bits. */
export function hashOf(secret: string): string {
  return hash('sha256', secret);
}

function randomText(length: number): string {
  return [...randomBytes(length)].map((byte) => crockford[byte % 32]).join('');
}

function checksum(text: string): string {
  const sum = crc32(text);
  let letters = '';
  for (let n = 0; n < 7; n++) letters += crockford[(sum >>> (5 * n)) & 31];
  return letters;
}
