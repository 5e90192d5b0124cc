import { type Problem, problems } from '../catalogue/problem.js';

export const problemType = 'application/problem+json';

/** A problem as RFC 9457 writes it. */
export function problemJson({ code, detail, more }: Problem, traceId: string): string {
  const { title, status } = problems[code];
  const type = `urn:ogrom:problem:${code}`;
  const { errors, startOver, alternatives } = more;
  return JSON.stringify({ type, title, status, code, detail, traceId, errors, startOver, alternatives });
}
