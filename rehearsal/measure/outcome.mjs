const expected = { read: 200, redirect: 302, write: 202, 'slow-read': 200, 'slow-write': 202 };

/** A request has failed when it had no whole answer in time, a 5xx, or any other status than it should have. */
export const failed = ({ kind, status }) => status !== expected[kind];

/** A refusal that says when to come again. */
export const refused = ({ status, retryAfter }) => status === 503 && retryAfter === true;

/** Whether a request was under way at some moment of these. */
export const underWay =
  ({ from, to }) =>
  ({ at, ms }) =>
    at < to && at + ms >= from;

/** When a request counts: when it was due; one that failed, when it did, as that is whose fault it is. */
export const momentOf = (one) => (failed(one) ? one.at + one.ms : one.at);

/** Slow on purpose, so their times say nothing. */
export const timed = ({ kind }) => !kind.startsWith('slow');

/** `503`, or the reason why there was no answer. */
export const reasonOf = ({ status, error }) => String(error ?? status);
