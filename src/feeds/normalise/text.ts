import { isMissing } from '../attributes.js';
import { hasMarkup, stripHtml } from './html.js';
import { withoutInvisible } from './invisible.js';
import { repairMojibake } from './mojibake.js';
import type { Attribute } from '../attributes.js';
import type { RowIssues } from './row-issues.js';

/** Printable ASCII without `&` and `<`, words apart by one blank: nothing to do, which is so for nearly all texts. */
const clean = /^[!-%'-;=-~]+(?: [!-%'-;=-~]+)*$/;
const lost = /\ufffd|\p{Surrogate}/gu;
const controls = /[\u0000-\u001f\u007f-\u009f]/g;

/**
 * A text for people: no markup, no invisible or lost characters, mojibake repaired, NFC, single blanks. Absent where
 * nothing is left; a text longer than `limit` characters is cut at a word. Repairs are reported as warnings.
 */
export function textOf(
  attribute: Attribute,
  value: string | undefined,
  limit: number,
  issues: RowIssues,
): string | undefined {
  if (value === undefined) return undefined;
  const text = clean.test(value) ? value : repaired(attribute, value, issues);
  if (isMissing(text)) return undefined;
  return text.length > limit ? shortened(attribute, text, limit, issues) : text;
}

function repaired(attribute: Attribute, value: string, issues: RowIssues): string {
  const decoded = repairMojibake(value);
  const whole = decoded.replace(lost, ' ');
  if (whole !== value) issues.warn('bad_encoding', attribute, value, encodingAdvice);
  const visible = withoutInvisible(whole);
  const plain = hasMarkup(visible) ? stripHtml(visible) : visible;
  if (plain !== visible) issues.warn('html_stripped', attribute, value, htmlAdvice);
  return plain.replace(controls, ' ').replace(/\s+/g, ' ').trim().normalize('NFC');
}

function shortened(attribute: Attribute, text: string, limit: number, issues: RowIssues): string {
  const advice = `The ${attribute} has ${text.length} characters and was cut to ${limit}. Write a shorter one.`;
  issues.warn('text_too_long', attribute, text, advice);
  return cutAtWord(text, limit);
}

/** At most `limit` UTF-16 units, ending with a whole word where one ends in the last half. */
export function cutAtWord(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const blank = text.lastIndexOf(' ', limit);
  const end = blank > limit / 2 ? blank : limit;
  const isWithinPair = /[\ud800-\udbff]/.test(text[end - 1]!);
  return text.slice(0, isWithinPair ? end - 1 : end).trimEnd();
}

const encodingAdvice =
  'Characters were damaged before or while the feed was written. Write the feed as UTF-8, and check that the shop’s ' +
  'database and export agree on it. What could be repaired was.';
const htmlAdvice = 'Markup was taken out. Write plain text, without tags and without HTML entities.';
