/** What one batch may cost. */
export const limits = {
  requests: 20,
  /** Inner requests, those of fans included. */
  parts: 100,
  atOnce: 10,
  references: 100,
  pathLength: 200,
  targetLength: 4_000,
  /** Of a body that was filled, and of the headers of one request. */
  bodyBytes: 1024 * 1024,
  headerBytes: 8 * 1024,
  bodyDepth: 32,
  /** All answers together. */
  answerBytes: 10 * 1024 * 1024,
  /** What JSONPaths may look through, together; `..` looks at everything and counts four times. */
  lookedThrough: 4 * 1024 * 1024,
  /** What an instance that is told to stop has time to finish. */
  deadlineMs: { least: 1, most: 5_000, usual: 3_000 },
} as const;

export const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Not an integer, so that members of an object stay in their order. */
export const namePattern = /^[A-Za-z][\w-]{0,63}$/;

/** The headers that a request in a batch may have; others tell of a connection or of a caller, which are the batch's. */
export const requestHeaders = [
  'accept',
  'accept-language',
  'authorization',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-unmodified-since',
  'ogrom-min-position',
  'prefer',
  'x-api-key',
];

/** They say who calls: a batch has one caller. */
export const credentials = ['authorization', 'x-api-key'];

/** The headers of an answer that tell something about it and not about the connection. */
export const answerHeaders = [
  'allow',
  'cache-control',
  'content-language',
  'deprecation',
  'etag',
  'last-modified',
  'link',
  'location',
  'ogrom-position',
  'retry-after',
  'sunset',
];
