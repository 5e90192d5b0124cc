/** The characters of Windows-1252 where it differs from Latin-1, bytes 0x80 to 0x9F; unassigned ones stay as they are. */
export const specials = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const c1 = /[\u0080-\u009f]/g;

/** Every byte has a meaning here, so this never fails. By hand, as Node 23 and 24 take the name for Latin-1. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return latin1.replace(c1, (char) => specials[char.charCodeAt(0) - 0x80]!);
}

/** The byte that shows as `char` in Windows-1252 or Latin-1. */
export function windows1252Byte(char: string): number {
  const special = specials.indexOf(char);
  return special < 0 ? char.charCodeAt(0) : special + 0x80;
}
