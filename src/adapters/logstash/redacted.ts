// Each begins where nothing of its own kind stands before it, or with a rare character: a long text without a match must not
// take the square of its length.
const personal: readonly (readonly [RegExp, string])[] = [
  [/(?<![\w.+-])[\w.+-]+@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g, '…@…'],
  [/\b(bearer|basic) [\w.~+/=-]{1,4096}/gi, '$1 …'],
  [/(\w:\/\/)[^\s/@"\\]{1,256}@/g, '$1…@'],
  [/\?[\w.%[\]-]{1,100}=[^\s"\\]{0,4096}/g, '?…'],
];

/**
 * The text without addresses of e-mail, credentials, and the queries of URLs. Nobody means to log them, but messages of
 * errors quote what a server or a feed said.
 */
export function redacted(text: string): string {
  return personal.reduce((line, [pattern, instead]) => line.replace(pattern, instead), text);
}
