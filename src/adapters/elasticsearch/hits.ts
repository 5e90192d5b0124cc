import type { SearchHit } from '../../ports/product-search.js';
import type { Aggregations } from './facets.js';

export interface FoundHit {
  readonly _id: string;
  readonly _version: number;
  readonly fields: { readonly card: readonly [string] };
  readonly highlight?: Readonly<Record<string, readonly string[]>>;
  readonly sort: readonly (string | number | null)[];
}

/** The engine's answer to `buildSearch`. */
export interface Found {
  readonly pit_id?: string;
  readonly hits: { readonly total: { readonly value: number }; readonly hits: readonly FoundHit[] };
  readonly aggregations?: Aggregations;
}

/** The version of a document is the position that it was written with. */
export function readHit(hit: FoundHit): SearchHit {
  return {
    id: hit._id,
    position: hit._version,
    card: hit.fields.card[0],
    highlights: highlightsOf(hit.highlight),
  };
}

const none = Object.freeze({});

/** Of a field's two languages the one that marks more. */
function highlightsOf(found: FoundHit['highlight']): SearchHit['highlights'] {
  if (found === undefined) return none;
  const highlights: Record<string, readonly string[]> = {};
  for (const [field, marked] of Object.entries(found)) {
    const name = field.endsWith('.de') ? field.slice(0, -3) : field;
    const other = highlights[name];
    if (other === undefined || marksIn(marked) > marksIn(other)) highlights[name] = marked;
  }
  return highlights;
}

function marksIn(fragments: readonly string[]): number {
  return fragments.reduce((count, fragment) => count + fragment.split('<em>').length - 1, 0);
}
