import { hash } from 'node:crypto';
import { Problem } from '../catalogue/problem.js';

/** A cursor is bound to what it pages through: with other filters it is refused. */
export function encodeCursor(list: unknown, key: unknown): string {
  return Buffer.from(JSON.stringify([fingerprint(list), key])).toString('base64url');
}

/** The key inside. Throws a `bad_cursor` problem for anything that `encodeCursor` did not make for this list. */
export function decodeCursor<T>(list: unknown, cursor: string, isKey: (key: unknown) => key is T): T {
  const [of, key] = parts(cursor);
  if (of === fingerprint(list) && isKey(key)) return key;
  const message = 'belongs to another list or is damaged; start again without it';
  throw new Problem('bad_cursor', `query.cursor ${message}`, {
    errors: [{ path: 'query.cursor', code: 'bad_cursor', message }],
  });
}

function parts(cursor: string): unknown[] {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(decoded) ? decoded : [];
  } catch {
    return [];
  }
}

function fingerprint(list: unknown): string {
  return hash('sha256', JSON.stringify(list), 'base64url').slice(0, 8);
}
