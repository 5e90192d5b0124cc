import type { FastifySchemaCompiler } from 'fastify';
import type { ZodError } from 'zod';
import { type Mistake, Problem } from '../catalogue/problem.js';
import { typeOf } from './json-schema.js';

const places: Record<string, string> = { querystring: 'query', params: 'path', body: 'body' };

/** Lets Fastify check and convert input by the very types that its JSON schemas were made from. */
export const validatorCompiler: FastifySchemaCompiler<object> = ({ schema, httpPart }) => {
  const type = typeOf(schema, httpPart);
  const place = places[httpPart ?? ''] ?? 'request';
  return (data: unknown) => {
    const checked = type.safeParse(data);
    return checked.success ? { value: checked.data } : { error: refusal(checked.error, place) };
  };
};

/** A body full of mistakes gets an answer of a bounded size; `detail` has the whole count. */
const mostNamed = 100;

/** A problem that names every mistake of a value at its place: `query`, `path`, `body`. */
export function refusal(error: ZodError, place: string): Problem {
  const all = error.issues.flatMap((issue) => mistakes(issue, place));
  const errors = all.slice(0, mostNamed);
  const count = all.length === 1 ? 'One mistake' : `${all.length} mistakes`;
  return new Problem(
    'invalid_request',
    `${count}: ${errors.map((e) => `${e.path} ${e.message}`).join('; ')}`,
    { errors },
  );
}

function mistakes(issue: ZodError['issues'][number], place: string): Mistake[] {
  const path = [place, ...issue.path.map(String)].join('.');
  if (issue.code !== 'unrecognized_keys') return [{ path, code: issue.code, message: issue.message }];
  return issue.keys.map((key) => ({
    path: `${path}.${key}`,
    code: 'unknown_parameter',
    message: 'is not known here',
  }));
}
