const expected = { read: 200, redirect: 302, write: 202, 'slow-read': 200, 'slow-write': 202 };

/** A request has failed when it had no whole answer in time, a 5xx, or any other status than it should have. */
export const failed = ({ kind, status }) => status !== expected[kind];

/** Slow on purpose, so their times say nothing. */
export const timed = ({ kind }) => !kind.startsWith('slow');

/** `503`, or the reason why there was no answer. */
export const reasonOf = ({ status, error }) => String(error ?? status);
