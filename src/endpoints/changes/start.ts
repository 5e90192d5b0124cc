import { Problem } from '../../catalogue/problem.js';
import type { ChangeBounds } from '../../ports/change-log.js';

/** Where a reader says that it begins, and where it says so. */
export interface Start {
  readonly position: number | undefined;
  readonly path: 'query.since' | 'header.last-event-id';
}

/** `Last-Event-ID` goes before `since`: a browser that comes again sends both. */
export function startOf(since: number | undefined, lastEventId: string | undefined): Start {
  if (lastEventId === undefined || lastEventId === '') return { position: since, path: 'query.since' };
  const path = 'header.last-event-id';
  const position = Number(lastEventId);
  if (/^\d+$/.test(lastEventId) && Number.isSafeInteger(position)) return { position, path };
  throw mistaken(path, 'invalid_type', 'is the id of an event, a position');
}

/** Throws `invalid_request` for a position of the future, `changes_expired` for one that the log no longer reaches. */
export function within(
  { newest, trimmed }: ChangeBounds,
  { position = newest, path }: Start,
  snapshot: string,
): number {
  if (position > newest) throw mistaken(path, 'too_big', `is beyond the newest position, which is ${newest}`);
  if (position >= trimmed) return position;
  const advice = `Start over from a snapshot: read ${snapshot} to its end, then go on with since=${newest}.`;
  throw new Problem('changes_expired', `Changes up to position ${trimmed} are no longer kept. ${advice}`, {
    startOver: { snapshot, position: newest },
  });
}

function mistaken(path: Start['path'], code: string, message: string): Problem {
  return new Problem('invalid_request', `One mistake: ${path} ${message}`, {
    errors: [{ path, code, message }],
  });
}
