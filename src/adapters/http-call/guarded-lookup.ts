import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { callbackify } from 'node:util';
import { notPublic } from './checked-url.js';

export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

/**
 * A lookup for connections that passes on only what is allowed. The address that was judged is the one that is
 * connected to, so a name that leads elsewhere a moment later (DNS rebinding) gains nothing.
 */
export function guardedLookup(resolve: Resolve, allows: (address: string) => boolean): LookupFunction {
  const judged = callbackify(async (host: string) => {
    const allowed = (await resolve(host)).filter(({ address }) => allows(address));
    if (allowed.length === 0) throw notPublic(host);
    return allowed;
  });
  return (host, options, callback) =>
    judged(host, (error, addresses) => {
      if (error) callback(error, '');
      else if (options.all) callback(null, addresses);
      else callback(null, addresses[0]!.address, addresses[0]!.family);
    });
}
