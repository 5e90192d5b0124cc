/** Limits for calls in tests that are not about time: a machine that stands still for seconds breaks none of them. */
export const patient = {
  ...{ connectMs: 10_000, headersMs: 10_000, bodyMs: 10_000, attemptMs: 10_000, totalMs: 20_000 },
} as const;
