import { isIP } from 'node:net';
import { refused } from './refusals.js';

/** The URL, if it may be fetched: https, no credentials, port 443 or one above 1023, no address that is refused. */
export function checkedUrl(text: string, allows: (address: string) => boolean, base?: URL): URL {
  if (!URL.canParse(text, base?.href)) throw refused('This is no URL.');
  const url = new URL(text, base);
  if (url.protocol !== 'https:') throw refused('Feeds are fetched by https only.');
  if (url.username || url.password) throw refused('The URL must not have a user or a password in it.');
  if (url.port && Number(url.port) < 1024) throw refused('The port must be 443 or above 1023.');
  // A connection to a literal address asks no lookup, so it is judged here.
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) && !allows(literal)) throw notPublic(literal);
  return url;
}

/** Does not say which address it is: that would tell a stranger about our network. */
export function notPublic(host: string): Error {
  return refused(`${host} does not lead to a public address.`);
}
