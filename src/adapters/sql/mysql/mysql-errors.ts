import { Problem } from '../../../catalogue/problem.js';
import { isDuplicateKey } from '../duplicate-key.js';
import { unavailable } from '../unavailable.js';

const network =
  /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOST|ENET|PROTOCOL_CONNECTION_LOST|PROTOCOL_ENQUEUE_AFTER)/;
/** Shutting down, too many connections (of all, of the user), killed, gone by inactivity. */
const goneNumbers = new Set([1053, 1040, 1203, 1927, 4031]);
/** The server refuses writes, as after a failover; another connection may lead to the new primary. */
const readOnlyNumbers = new Set([1290, 1792, 1836]);
const timeNumbers = new Set([1969, 3024]);

/** A statement that did not end in time; the client gave it up. */
export class StatementTimeout extends Error {
  override readonly name = 'StatementTimeout';
}

/** The connection broke, or could not be made. */
export function isLost(error: unknown): boolean {
  const { code, errno, fatal } = error as { code?: unknown; errno?: unknown; fatal?: unknown };
  return fatal === true || network.test(String(code)) || goneNumbers.has(Number(errno));
}

export function isReadOnly(error: unknown): boolean {
  return readOnlyNumbers.has(Number((error as { errno?: unknown }).errno));
}

/** Running the whole transaction again can help: a deadlock, a lock wait, a key that somebody took just before. */
export function isConflict(error: unknown): boolean {
  const { errno } = error as { errno?: unknown };
  return errno === 1213 || errno === 1205 || isDuplicateKey(error);
}

/** What callers see: an `unavailable` problem where the server cannot answer now, other errors as they are. */
export function toProblem(error: unknown): unknown {
  if (error instanceof Problem) return error;
  if (isLost(error)) return unavailable('The database is away.', error);
  if (isReadOnly(error)) return unavailable('The database takes no writes now.', error);
  if (isConflict(error) && !isDuplicateKey(error)) return unavailable('The database is too busy.', error);
  const tooSlow =
    error instanceof StatementTimeout || timeNumbers.has(Number((error as { errno?: unknown }).errno));
  return tooSlow ? unavailable('The database took too long.', error) : error;
}
