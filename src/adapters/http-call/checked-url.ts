import { isIP } from 'node:net';

/** A URL that is not fetched; the message says why, for whoever gave it. */
export class RefusedUrl extends Error {
  override readonly name = 'RefusedUrl';
}

export interface UrlRules {
  /** Which addresses may be connected to. */
  readonly allowAddress: (address: string) => boolean;
  /** https alone unless told. */
  readonly schemes?: readonly ('http:' | 'https:')[];
}

/** The URL, if it may be fetched: a scheme of these, no credentials, its usual port or one above 1023, no address that is refused. */
export function checkedUrl(text: string, rules: UrlRules, base?: URL): URL {
  if (!URL.canParse(text, base?.href)) throw new RefusedUrl('This is no URL.');
  const { schemes = ['https:'], allowAddress } = rules;
  const url = new URL(text, base);
  if (!schemes.some((one) => one === url.protocol)) throw new RefusedUrl(wrongScheme(schemes));
  if (url.username || url.password) throw new RefusedUrl('The URL must not have a user or a password in it.');
  if (url.port && Number(url.port) < 1024)
    throw new RefusedUrl('The port must be the usual one or above 1023.');
  // A connection to a literal address asks no lookup, so it is judged here.
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) && !allowAddress(literal)) throw notPublic(literal);
  return url;
}

/** Does not say which address it is: that would tell a stranger about our network. */
export function notPublic(host: string): RefusedUrl {
  return new RefusedUrl(`${host} does not lead to a public address.`);
}

function wrongScheme(schemes: readonly string[]): string {
  return `URLs are fetched by ${schemes.map((one) => one.slice(0, -1)).join(' and ')} only.`;
}
