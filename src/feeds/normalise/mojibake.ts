import { isUtf8 } from 'node:buffer';
import { specials, windows1252Byte } from '../bytes/windows-1252.js';

const quotes = '‘’‚“”„';
const printed = [...specials].filter((char) => char > '\u009f' && !quotes.includes(char)).join('');
/** What the later bytes of a UTF-8 character look like in Windows-1252 or Latin-1. */
const late = `\u0080-\u00bf${printed}`;
const anyLate = `${late}${quotes}`;
/**
 * Two bytes are enough to be sure after `Ã`, `Â` and `Å`, but for a curly quote, which may well end a word in
 * capitals: “MAÇÔ.
 */
const suspects = new RegExp(`[ÂÃÅ][${late}]|â[${anyLate}]{2}|ð[${anyLate}]{3}`, 'g');

/** Text in UTF-8 that was once read as Windows-1252 or Latin-1 (`Ã©` for `é`), also twice; other text as it is. */
export function repairMojibake(text: string): string {
  const once = text.replace(suspects, reread);
  return once === text ? text : once.replace(suspects, reread);
}

function reread(suspect: string): string {
  const bytes = Buffer.from([...suspect].map(windows1252Byte));
  return isUtf8(bytes) ? bytes.toString('utf8') : suspect;
}
