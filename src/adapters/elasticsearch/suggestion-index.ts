import type { SuggestionKind } from '../../ports/suggestions.js';
import { bulk, type BulkItem, type Patience } from './bulk.js';
import { background, EngineRefusal, type Engine } from './engine.js';
import { suggestionMappings as mappings, suggestionSettings as settings } from './mapping.js';
import type { IndexNames } from './names.js';

interface Counted {
  readonly aggregations: Record<string, { readonly buckets: readonly { key: string; doc_count: number }[] }>;
}

interface Candidate {
  readonly kind: SuggestionKind;
  readonly text: string;
  readonly id?: string;
  readonly count: number;
}

type Kept = ReadonlyMap<string, number>;

/** Pairs of words in titles count as a query only where several products have them. */
const fewestTitles = 3;
const mostCandidates = 20_000;

/**
 * The completions of each build, counted from its products and kept up by their differences. Counting takes some
 * tenths of a second on a large catalogue, so it happens once in a while however often is published.
 */
export class SuggestionIndex {
  private readonly stale = new Set<string>();
  private readonly countedAt = new Map<string, number>();
  private readonly later = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly engine: Engine,
    private readonly names: IndexNames,
    private readonly patience: Patience,
    private readonly everyMs: number,
    private readonly now: () => number = Date.now,
  ) {}

  async create(build: string): Promise<void> {
    const index = this.names.suggestionsOf(build);
    const body = { settings, mappings, aliases: { [this.names.writerOf(index)]: {} } };
    const request = { method: 'PUT', path: `/${index}`, body };
    await this.engine.call(request, background).catch((error: unknown) => {
      const exists = error instanceof EngineRefusal && error.type === 'resource_already_exists_exception';
      if (!exists) throw error;
    });
  }

  changed(build: string): void {
    this.stale.add(build);
  }

  /** Counts again where something changed: now, or once the last time is `everyMs` ago. */
  async bringUp(build: string): Promise<void> {
    if (!this.stale.has(build)) return;
    const due = (this.countedAt.get(build) ?? -Infinity) + this.everyMs;
    if (due <= this.now()) return this.count(build);
    if (this.later.has(build)) return;
    const again = () => {
      this.later.delete(build);
      // What goes wrong now is made good by the next publish.
      this.count(build).catch(() => this.stale.add(build));
    };
    this.later.set(build, setTimeout(again, due - this.now()).unref());
  }

  forget(build: string): void {
    clearTimeout(this.later.get(build));
    for (const kept of [this.later, this.countedAt, this.stale]) kept.delete(build);
  }

  close(): void {
    for (const timer of this.later.values()) clearTimeout(timer);
  }

  private async count(build: string): Promise<void> {
    this.stale.delete(build);
    this.countedAt.set(build, this.now());
    const [wanted, kept] = [await this.candidates(build), await this.kept(build)];
    const items = differences(wanted, kept);
    const index = this.names.suggestionsOf(build);
    await bulk(this.engine, this.names.writerOf(index), items, this.patience);
    await this.engine.call({ method: 'POST', path: `/${index}/_refresh` }, background);
  }

  private async candidates(build: string): Promise<Candidate[]> {
    const counted = (field: string, min_doc_count = 1) => ({
      terms: { field, size: mostCandidates, min_doc_count },
    });
    const aggs = {
      brand: counted('brandFacet'),
      category: counted('categoryFacet'),
      query: counted('phrases'),
      title: counted('titlePhrases', fewestTitles),
    };
    const path = `/${this.names.productsOf(build)}/_search`;
    const body = { size: 0, track_total_hits: false, aggs };
    const { aggregations } = await this.engine.call<Counted>({ method: 'POST', path, body }, background);
    return candidatesOf(aggregations);
  }

  private async kept(build: string): Promise<Kept> {
    const kept = new Map<string, number>();
    const body = { size: 5_000, _source: false, docvalue_fields: ['count'], sort: [{ key: 'asc' }] };
    for (let after: readonly string[] | undefined; ;) {
      const path = `/${this.names.suggestionsOf(build)}/_search`;
      const request = { method: 'POST', path, body: { ...body, search_after: after } };
      const { hits } = await this.engine.call<FoundKept>(request, background);
      for (const hit of hits.hits) kept.set(hit._id, hit.fields.count[0]);
      if (hits.hits.length < body.size) return kept;
      after = hits.hits.at(-1)!.sort;
    }
  }
}

interface FoundKept {
  readonly hits: {
    readonly hits: readonly { _id: string; fields: { count: readonly [number] }; sort: readonly string[] }[];
  };
}

function candidatesOf(found: Counted['aggregations']): Candidate[] {
  const buckets = (name: string) => found[name]!.buckets;
  const named = (kind: 'brand' | 'category') =>
    buckets(kind).map(({ key, doc_count: count }) => {
      const [id, text = ''] = key.split('\t');
      return { kind, text, id, count };
    });
  const known = new Set(buckets('query').map((bucket) => bucket.key));
  const queries = [...buckets('query'), ...buckets('title').filter((bucket) => !known.has(bucket.key))];
  const asked = queries.map(({ key: text, doc_count: count }) => ({ kind: 'query' as const, text, count }));
  return [...named('brand'), ...named('category'), ...asked];
}

function differences(wanted: readonly Candidate[], kept: Kept): BulkItem[] {
  const gone = new Set(kept.keys());
  const changed: BulkItem[] = [];
  for (const candidate of wanted) {
    const key = `${candidate.kind} ${candidate.id ?? candidate.text}`;
    gone.delete(key);
    if (kept.get(key) !== candidate.count) changed.push({ lines: linesOf(key, candidate) });
  }
  return [
    ...changed,
    ...[...gone].map((key) => ({ lines: `${JSON.stringify({ delete: { _id: key } })}\n` })),
  ];
}

function linesOf(key: string, { kind, text, id, count }: Candidate): string {
  const typed = { input: startsOf(text), weight: count, contexts: { kind } };
  return `${JSON.stringify({ index: { _id: key } })}\n${JSON.stringify({ key, text, id, count, typed })}\n`;
}

/** A text is found by its beginning and by the beginning of each of its words. */
function startsOf(text: string): string[] {
  const words = text.split(/\s+/).filter(Boolean);
  return words.map((_, i) => words.slice(i).join(' ')).filter((start) => /[\p{L}\p{N}]/u.test(start));
}
