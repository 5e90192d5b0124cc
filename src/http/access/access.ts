import type { ProblemCode } from '../../catalogue/problem.js';
import { type Scope, scopes } from '../../catalogue/scopes.js';

/**
 * Who may call an operation.
 *
 * - `open`: everybody. Credentials are not asked for; wrong ones are as good as none.
 * - `catalogue`: everybody where OPEN_CATALOGUE is true, else a client with `catalogue:read`.
 * - `{ scope }`: a client whose key has the scope.
 * - `{ person: true }`: a person by a bearer token; a client's key beside it is welcome.
 *
 * Everywhere but at `open`, credentials that were sent must be right, whether they were asked for or not.
 */
export type Access = 'open' | 'catalogue' | { readonly scope: Scope } | { readonly person: true };

export const keyHeader = 'x-api-key';

/** How OpenAPI names the two kinds of credentials. */
export const securitySchemes = {
  apiKey: {
    type: 'apiKey',
    in: 'header',
    name: 'X-API-Key',
    description: `A client’s key, \`ogrom_live_…\`. Scopes: ${Object.entries(scopes)
      .map(([name, what]) => `\`${name}\` (${what})`)
      .join(', ')}.`,
  },
  person: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'A token of a person from the identity provider.',
  },
} as const;

/** The security requirements of an operation, as OpenAPI has them: one of them is enough. */
export function securityOf(access: Access, openCatalogue: boolean): Record<string, string[]>[] {
  if (access === 'open') return [];
  if (access === 'catalogue') return [...(openCatalogue ? [{}] : []), { apiKey: ['catalogue:read'] }];
  if ('scope' in access) return [{ apiKey: [access.scope] }];
  return [{ person: [] }, { person: [], apiKey: [] }];
}

/** How an operation may refuse because of who calls it. */
export function refusalsOf(access: Access): ProblemCode[] {
  if (access === 'open') return [];
  return typeof access === 'object' && 'person' in access
    ? ['unauthorized', 'unavailable']
    : ['unauthorized', 'forbidden', 'unavailable'];
}
