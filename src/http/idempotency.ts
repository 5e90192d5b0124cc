import { hash } from 'node:crypto';
import { Problem } from '../catalogue/problem.js';

/** What it says in the description of an operation that makes something. */
export const idempotencyHeader = keyHeader(
  'For a day the same key with the same body gives the same answer and makes nothing new; 1–200 visible ASCII characters.',
);

/** `Idempotency-Key` as a description has it, with what it does there. */
export function keyHeader(description: string) {
  return { 'Idempotency-Key': { description, pattern: '^[\\x21-\\x7e]{1,200}$' } };
}

/** The key of a request. Throws for one that is none. */
export function idempotencyKey(key: string | undefined): string | undefined {
  if (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key)) throw badKey();
  return key;
}

/** The key of a request and the digest of what it asks for; undefined without a key. Throws for one that is none. */
export function repeatableBy(
  key: string | undefined,
  body: unknown,
): { key: string; digest: string } | undefined {
  const given = idempotencyKey(key);
  if (given === undefined) return undefined;
  return { key: given, digest: hash('sha256', canonical(body), 'hex') };
}

/** The same for two bodies that differ in the order of members alone. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

function badKey(): Problem {
  const message = 'has 1 to 200 visible ASCII characters';
  return new Problem('invalid_request', `header.idempotency-key ${message}`, {
    errors: [{ path: 'header.idempotency-key', code: 'invalid_format', message }],
  });
}
