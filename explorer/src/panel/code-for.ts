import { apiKey } from '../asking/key.js';
import { clientCode } from './client-code.js';

/** The request for a shell. The key stays out of it. */
export function curl(path: string): string {
  const key = apiKey.value ? ` \\\n  -H "x-api-key: $OGROM_KEY"` : '';
  return `curl '${location.origin}${path.replaceAll("'", '%27')}'${key}`;
}

/** The same request through `@ogrom/client`. */
export function client(path: string): string {
  return clientCode(path, location.origin, Boolean(apiKey.value));
}
