import { SaxesParser } from 'saxes';
import { FeedError } from '../../catalogue/feed-error.js';
import { add, meaningOf } from '../attributes.js';
import { notAFeed } from '../bytes/format.js';
import { maxRowLength } from './raw-row.js';
import type { SaxesTagPlain } from 'saxes';
import type { Attribute, Attributes } from '../attributes.js';
import type { Piece } from '../bytes/decode.js';
import type { RawRow, RowReader } from './raw-row.js';

interface Value {
  readonly attribute: Attribute;
  readonly rank: number;
  text: string;
}

interface Item {
  readonly line: number;
  readonly depth: number;
  readonly values: Value[];
  length: number;
  repaired: boolean;
}

const itemNames = new Set(['item', 'entry', 'product']);
const maxDepth = 64;
/** Names without the `g:` prefix come after all names with it: an Atom entry's own `id` is not the offer's. */
const plainRank = 100;

/**
 * Reads Google-Merchant XML, RSS as well as Atom. No entity is expanded but XML's own five and character references:
 * a DTD has no effect. Throws `broken_feed` for malformed XML, `not_a_feed` for XML without items under a foreign root.
 */
export class XmlReader implements RowReader {
  private readonly parser = new SaxesParser();
  private rows: RawRow[] = [];
  private row = 0;
  private root = '';
  private depth = 0;
  private item: Item | undefined;
  private value: Value | undefined;
  private repaired = false;
  /** Characters since something ended: what the parser holds back. */
  private held = 0;

  constructor() {
    this.parser.on('error', (error) => this.fail(error));
    this.parser.on('opentag', (tag) => this.open(tag));
    this.parser.on('closetag', () => this.close());
    this.parser.on('text', (text) => this.text(text));
    this.parser.on('cdata', (text) => this.text(text));
  }

  push({ text, repaired }: Piece): RawRow[] {
    this.repaired = repaired;
    if (repaired && this.item !== undefined) this.item.repaired = true;
    this.held += text.length;
    this.parser.write(text);
    if (this.held > 2 * maxRowLength) throw this.broken('an element, comment or text is longer than 1 MiB');
    return this.taken();
  }

  end(): RawRow[] {
    this.parser.close();
    const isFeed = this.row > 0 || ['rss', 'feed', 'rdf:RDF'].includes(this.root);
    if (!isFeed) throw notAFeed(`The XML document is a “${this.root}” without any item or entry.`);
    return this.taken();
  }

  lacks(): boolean {
    return false;
  }

  private taken(): RawRow[] {
    const rows = this.rows;
    this.rows = [];
    return rows;
  }

  private open(tag: SaxesTagPlain): void {
    this.held = 0;
    if (++this.depth > maxDepth) throw this.broken(`elements are nested deeper than ${maxDepth}`);
    this.root ||= tag.name;
    if (this.root.toLowerCase() === 'html') throw notAFeed('The file is an HTML page, not a feed.');
    if (this.item === undefined) this.openItem(tag);
    else if (this.depth === this.item.depth + 1) this.openValue(tag, this.item);
  }

  private openItem({ name }: SaxesTagPlain): void {
    if (!itemNames.has(localName(name))) return;
    this.item = { line: this.parser.line, depth: this.depth, values: [], length: 0, repaired: this.repaired };
  }

  private openValue({ name, attributes }: SaxesTagPlain, item: Item): void {
    const meaning = meaningOf(name);
    if (meaning === undefined) return;
    const { rel = 'alternate', href = '' } = attributes;
    if (meaning.attribute === 'link' && rel !== 'alternate') return;
    this.value = {
      attribute: meaning.attribute,
      rank: meaning.rank + (name.startsWith('g:') ? 0 : plainRank),
      text: meaning.attribute === 'link' ? href : '',
    };
    item.values.push(this.value);
  }

  private text(text: string): void {
    this.held = 0;
    if (this.item === undefined) return;
    this.item.length += text.length;
    if (this.value !== undefined && this.item.length <= maxRowLength) this.value.text += text;
  }

  private close(): void {
    this.held = 0;
    const { item } = this;
    if (item !== undefined && this.depth === item.depth + 1) this.value = undefined;
    if (item !== undefined && this.depth === item.depth) this.closeItem(item);
    this.depth--;
  }

  private closeItem(item: Item): void {
    const tooLong = item.length > maxRowLength;
    this.item = undefined;
    this.rows.push({
      row: ++this.row,
      line: item.line,
      attributes: attributesOf(item.values),
      repaired: item.repaired,
      defect: tooLong ? tooLongAt(item.line) : undefined,
    });
  }

  private fail(error: Error): void {
    const problem = error.message.replace(/^[\d:]+ /, '');
    // HTML's entities are in many feeds; the reference stays in the text, where HTML is dealt with.
    if (problem === 'undefined entity.' || problem === 'disallowed character.') return;
    throw this.broken(problem.replace(/\.$/, ''));
  }

  private broken(problem: string): FeedError {
    const { line } = this.parser;
    return new FeedError(
      'broken_feed',
      `The XML is malformed at line ${line}: ${problem}.`,
      'Write the feed with an XML library: escape “&” and “<” in texts, close every element, do not cut the file off.',
      line,
    );
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

function attributesOf(values: readonly Value[]): Attributes {
  const attributes: Attributes = {};
  for (const { attribute, text } of values.toSorted((a, b) => a.rank - b.rank))
    add(attributes, attribute, text);
  return attributes;
}

function tooLongAt(line: number) {
  const advice = `The item at line ${line} is longer than 1 MiB. Shorten its texts.`;
  return { code: 'bad_row' as const, seen: 'an item longer than 1 MiB', advice };
}
