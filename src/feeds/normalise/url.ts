/** Google's limit. */
const maxLength = 2000;
const usual = /^https?:\/\/[a-z0-9.-]+(?:\/[\w.~!$'()*+,;=:@%/?#-]*)?$/;

export const urlAdvice =
  'Write a whole address that starts with https:// (or http://), of 2,000 characters at most.';

/** An http(s) address, characters that need it percent-encoded; undefined for anything else, also with a password in it. */
export function urlOf(text: string): string | undefined {
  if (text.length > maxLength) return undefined;
  return usual.test(text) ? text : parsed(text);
}

function parsed(text: string): string | undefined {
  const address = text.trim().replaceAll('&amp;', '&');
  const absolute = address.startsWith('//') ? `https:${address}` : address;
  if (!/^https?:\/\/[^/]/i.test(absolute) || !URL.canParse(absolute)) return undefined;
  const url = new URL(absolute);
  const isSound = url.username === '' && url.password === '' && url.href.length <= maxLength;
  return isSound ? url.href : undefined;
}
