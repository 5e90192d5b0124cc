import { cutAtWord } from './text.js';

const maxDepth = 8;
const maxName = 100;

/**
 * The path in “A > B > C”, “A / B”, “A | B” or `["A >> B"]`, from the root down; empty for a text without a name, such
 * as the number of a Google category.
 */
export function categoryOf(text: string): string[] {
  const plain = text.startsWith('[') ? text.replace(/^\[\s*["']?|["']?\s*\]$/g, '') : text;
  if (/^\d*$/.test(plain)) return [];
  return plain
    .split(separatorIn(plain))
    .map(nameOf)
    .filter((name) => name !== '')
    .slice(0, maxDepth);
}

/** The strongest mark that is there: the others may belong to a name. */
function separatorIn(text: string): RegExp {
  if (text.includes('>')) return />+/;
  if (text.includes('»')) return /»/;
  return text.includes('|') ? /\|/ : / \/ /;
}

function nameOf(name: string): string {
  return cutAtWord(name.trim(), maxName);
}
