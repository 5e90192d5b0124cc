import { JSONPathEnvironment, JSONPathError, type JSONPathQuery } from 'json-p3';
import { limits } from './limits.js';

/** Why a JSONPath is not taken. */
export class BadPath extends Error {
  override readonly name = 'BadPath';
}

const environment = new JSONPathEnvironment({ maxRecursionDepth: 64 });
// A regular expression of a stranger may take for ever.
for (const name of ['match', 'search']) environment.functionRegister.delete(name);

const quoted = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g;

/**
 * A JSONPath (RFC 9535) whose work grows no faster than what it looks through: `..` once and not beside a filter, two
 * filters that look at their own elements only, few alternatives, no regular expressions. Throws BadPath otherwise.
 */
export function jsonPath(path: string): JSONPathQuery {
  if (path.length > limits.pathLength) throw new BadPath(`is longer than ${limits.pathLength} characters`);
  const query = compiled(path);
  const bare = query.toString().replace(quoted, "''");
  const count = (what: string) => bare.split(what).length - 1;
  if (count('..') > 1) throw new BadPath('has “..” more than once');
  if (count('..') > 0 && count('?') > 0) throw new BadPath('has “..” beside a filter');
  if (count('?') > 2) throw new BadPath('has more than two filters');
  if (count('$') > 1) throw new BadPath('has a filter that looks at “$” again');
  if (count(',') > 4) throw new BadPath('has more than five alternatives');
  return query;
}

/** Whether it looks at everything below some place. */
export function isDeep(query: JSONPathQuery): boolean {
  return query.toString().replace(quoted, "''").includes('..');
}

function compiled(path: string): JSONPathQuery {
  try {
    return environment.compile(path);
  } catch (error) {
    if (error instanceof JSONPathError) throw new BadPath(`is no JSONPath: ${error.message}`);
    throw error;
  }
}
