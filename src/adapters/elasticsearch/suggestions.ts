import { Suggestions, type Suggestion, type SuggestionKind } from '../../ports/suggestions.js';
import { isMissing, unavailable, type Engine } from './engine.js';
import type { IndexNames } from './names.js';

interface Option {
  readonly _id: string;
  readonly _source: { readonly text: string; readonly id?: string; readonly count: number };
}
interface Found {
  readonly suggest: Record<string, readonly { readonly options: readonly Option[] }[]>;
}

const longestPrefix = 60;
/** The automaton keeps some of these for itself, and nobody means them. */
const control = /\p{Cc}+/gu;

/** Completions from an automaton in the engine's memory: what begins so, and what would but for one letter. */
export class ElasticSuggestions extends Suggestions {
  constructor(
    private readonly engine: Engine,
    private readonly names: IndexNames,
  ) {
    super();
  }

  async suggest(
    prefix: string,
    kinds: readonly SuggestionKind[],
    limit: number,
  ): Promise<readonly Suggestion[]> {
    const typed = prefix.replace(control, ' ').trim().slice(0, longestPrefix);
    if (kinds.length === 0 || !/[\p{L}\p{N}]/u.test(typed)) return [];
    const request = {
      method: 'POST',
      path: `/${this.names.suggestions}/_search`,
      body: buildSuggest(typed, kinds, limit),
    };
    try {
      const { suggest } = await this.engine.call<Found>(request, this.engine.reads);
      return mixed(
        kinds.map((kind) => read(kind, suggest)),
        limit,
      );
    } catch (error) {
      throw isMissing(error) ? unavailable(5_000, 'The search index is not built yet') : error;
    }
  }
}

/** For each kind what begins as typed, and besides what nearly does. */
function buildSuggest(typed: string, kinds: readonly SuggestionKind[], size: number) {
  const completion = (kind: SuggestionKind) => ({ field: 'typed', size, contexts: { kind: [kind] } });
  const fuzzy = { fuzziness: 1, min_length: 4, prefix_length: 1, transpositions: true, unicode_aware: true };
  const suggest = kinds.flatMap((kind) => [
    [kind, { prefix: typed, completion: completion(kind) }],
    [`${kind}.near`, { prefix: typed, completion: { ...completion(kind), fuzzy } }],
  ]);
  return { _source: ['text', 'id', 'count'], suggest: Object.fromEntries(suggest) };
}

function read(kind: SuggestionKind, suggest: Found['suggest']): Suggestion[] {
  const exact = suggest[kind]?.[0]?.options ?? [];
  const near = suggest[`${kind}.near`]?.[0]?.options ?? [];
  const options = new Map([...exact, ...near].map((option) => [option._id, option]));
  return [...options.values()].map(({ _source }) => ({ kind, ..._source }));
}

/** A fair share for each kind, the kinds in the order that was asked. */
function mixed(byKind: readonly (readonly Suggestion[])[], limit: number): Suggestion[] {
  const shares = byKind.map(() => 0);
  const full = () => shares.every((share, i) => share >= byKind[i]!.length);
  for (let taken = 0; taken < limit && !full();) {
    for (const [i, all] of byKind.entries()) {
      if (taken >= limit || shares[i]! >= all.length) continue;
      shares[i]!++;
      taken++;
    }
  }
  return byKind.flatMap((all, i) => all.slice(0, shares[i]));
}
