/** What a template may name. */
export interface ClickValues {
  /** The shop's own link for the offer. */
  readonly url: string;
  readonly clickId: string;
  readonly sku: string;
  readonly offerId: string;
}

const names: readonly string[] = ['url', 'clickId', 'sku', 'offerId'] satisfies (keyof ClickValues)[];
const placeholder = /\{(\w*)\}/g;
const maxLength = 1000;

/** `name=value` with nothing in it that a URL would have encoded. */
const pair = /^[\w.~-]+=(?:[\w.~!$'()*+,;:@/-]|%[\da-fA-F]{2}|\{\w+\})*$/;
const tracking = /^https:\/\/[a-z\d](?:[a-z\d.-]*[a-z\d])?(?::\d{1,5})?(\/[^?#]*)([?#].*)?$/;

/**
 * What is wrong with a shop's template, empty where nothing is. There are two kinds: `{url}?ref=us&sub={clickId}` adds
 * parameters to the shop's link, `https://track.example/c?id={clickId}&to={url}` goes by way of a network. Names of
 * hosts never come from a placeholder, so a click leads where the shop or the template's owner said.
 */
export function mistakesIn(template: string): string[] {
  if (template.length > maxLength) return [`has at most ${maxLength} characters`];
  const unknown = [...template.matchAll(placeholder)].filter(([, name]) => !names.includes(name!));
  if (unknown.length > 0) return [`knows ${names.map((name) => `{${name}}`).join(', ')}`];
  return template.startsWith('{url}') ? mistakesInParameters(template) : mistakesInTracking(template);
}

/** Where a click leads: the shop's link as it is, or as its template has it; all values are percent-encoded. */
export function clickLink(template: string | undefined, values: ClickValues): string {
  if (template === undefined) return values.url;
  if (!template.startsWith('{url}')) return filled(template, values);
  return withParameters(values.url, filled(template.slice('{url}?'.length), values));
}

/** Whether a link may be sent as a redirect: http or https, and nothing that a header could not carry. */
export function isSendable(link: string): boolean {
  return /^https?:\/\/[^/?#@\\]+(?:[/?#]|$)/i.test(link) && /^[\x21-\x7e]+$/.test(link) && URL.canParse(link);
}

function mistakesInParameters(template: string): string[] {
  const rest = template.slice('{url}'.length);
  const pairs = rest.slice(1).split('&');
  if (!rest.startsWith('?') || !pairs.every((one) => pair.test(one)))
    return ['has {url}, a question mark, and pairs like name=value after it, joined by &'];
  return rest.includes('{url}') ? ['has {url} once, where it begins'] : [];
}

function mistakesInTracking(template: string): string[] {
  const [, path] = tracking.exec(template) ?? [];
  if (path === undefined) return ['begins with {url}, or with https://, a host in small letters and a path'];
  if (!template.includes('{url}')) return ['has {url}, so that the click arrives at the shop'];
  // A sku of two dots would be a way up.
  if (path.includes('{sku}')) return ['has {sku} in its query only'];
  const sample = template.replace(placeholder, 'x');
  return URL.canParse(sample) && new URL(sample).href === sample
    ? []
    : ['is percent-encoded where a URL has to be'];
}

function filled(text: string, values: ClickValues): string {
  return text.replace(placeholder, (_, name: keyof ClickValues) => encoded(values[name]));
}

/** encodeURIComponent throws for half a surrogate pair. */
function encoded(value: string): string {
  return encodeURIComponent(value.replace(/[\ud800-\udfff]/gu, '\ufffd'));
}

/** The rest of the link stays byte for byte: a shop may have signed it. Parameters of the same names go. */
function withParameters(link: string, parameters: string): string {
  const [, base, query = '', fragment = ''] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(link)!;
  const own = new Set(parameters.split('&').map(nameOf));
  const kept = query.split('&').filter((one) => one !== '' && !own.has(nameOf(one)));
  return `${base}?${[...kept, parameters].join('&')}${fragment}`;
}

function nameOf(parameter: string): string {
  const [name = ''] = parameter.split('=', 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
