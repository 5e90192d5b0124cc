/** What a client's key may permit, one operation's need each; the text stands in OpenAPI and on the command line. */
export const scopes = {
  'catalogue:read': 'read the catalogue, where that is not open to everybody',
  'imports:read': 'see how imports go',
  'imports:write': 'bring feeds in, and see how that goes',
  'index:read': 'see how index builds go',
  'index:write': 'rebuild the search index, and see how that goes',
  'reports:read': 'read reports',
  'click-templates:read': 'see how the links of shops are called by click-outs',
  'click-templates:write': 'set that, and see it',
  'clients:admin': 'make, see, rotate and revoke clients, with any scope',
} as const;

export type Scope = keyof typeof scopes;

export const scopeNames = Object.keys(scopes) as [Scope, ...Scope[]];

/** Whether what was granted covers what is needed; who may write something may read it too. */
export function permits(granted: readonly Scope[], needed: Scope): boolean {
  return granted.includes(needed) || granted.includes(needed.replace(/:read$/, ':write') as Scope);
}
