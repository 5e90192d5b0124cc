import { Parser } from 'htmlparser2';
import { withoutInvisible } from './invisible.js';

const markup = /<[a-z!/?]|&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]*);/i;
const withoutText = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
  'head',
  'title',
]);
const withinWords = new Set([
  'a',
  'abbr',
  'b',
  'em',
  'font',
  'i',
  'mark',
  'q',
  's',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'u',
]);
/** Exports escape twice and thrice: &amp;lt;b&amp;gt; */
const maxRounds = 3;

export function hasMarkup(text: string): boolean {
  return markup.test(text);
}

/** The text of an HTML fragment, also of one that was escaped several times: no tag is left in it, in any case. */
export function stripHtml(html: string): string {
  let text = html;
  for (let round = 0; round < maxRounds && hasMarkup(text); round++) text = textIn(text);
  return /<[a-z!/?]/i.test(text) ? text.replaceAll('<', ' ') : text;
}

function textIn(html: string): string {
  let text = '';
  let hidden = 0;
  const parser = new Parser({
    onopentagname(name) {
      if (withoutText.has(name)) hidden++;
      if (!withinWords.has(name)) text += ' ';
    },
    ontext(part) {
      if (hidden === 0) text += part;
    },
    onclosetag(name) {
      if (withoutText.has(name)) hidden--;
      if (!withinWords.has(name)) text += ' ';
    },
  });
  parser.end(html);
  // An entity may have hidden a character that keeps a tag from being one.
  return withoutInvisible(text);
}
