import { Injectable } from '@nestjs/common';
import type { Synonyms } from '../../catalogue/text/synonyms.js';
import {
  ProductSearch,
  type QueryReport,
  type SearchQuery,
  type SearchResult,
} from '../../ports/product-search.js';
import { FtsFile } from './fts-file.js';
import { hitsOf } from './hits.js';
import { CurrentModel } from './model/current-model.js';
import type { IndexModel } from './model/index-model.js';
import { facetsOf, type Judged } from './query/facets.js';
import { type Intent, intentOf } from './query/intent.js';
import { firstPlaces, keyOf, type Place, placeOf, searchKey } from './query/order.js';
import { RecentScores } from './query/recent-scores.js';
import { scoredProducts, type ScoredProducts } from './query/scored-products.js';
import { failuresOf } from './query/selection.js';

interface NumberedPlace extends Place {
  readonly n: number;
}

/** Text and scores from FTS5; filters, facets and order from the model in memory. */
@Injectable()
export class FtsSearch extends ProductSearch {
  private readonly recent = new RecentScores();

  constructor(
    private readonly file: FtsFile,
    private readonly models: CurrentModel,
    private readonly synonyms: Synonyms,
  ) {
    super();
  }

  async search(query: SearchQuery): Promise<SearchResult> {
    const after = query.after && placeOf(query.after, query.sort);
    return this.models.with((model) => this.searchIn(model, query, after));
  }

  private async searchIn(
    model: IndexModel,
    query: SearchQuery,
    after: Place | undefined,
  ): Promise<SearchResult> {
    const isBlank = query.text.trim() === '';
    const intent = intentOf(query.text, modelLexicon(model), this.synonyms);
    const found = isBlank ? everything(model) : await this.scored(model, intent);
    const judged = judge(found, query, model);
    const places = placesOf(found, judged, query, model, after);
    const shown = places.slice(0, query.limit);
    return {
      hits: hitsOf(this.file.reader, model.tables, shown, isBlank ? new Set() : termsOf(intent)),
      total: {
        count: judged.failures.reduce((count, failed) => count + Number(failed === 0), 0),
        exact: true,
      },
      facets: facetsOf(query.facets, judged, query, model),
      query: report(query.text, intent, found.relaxed),
      next: places.length > query.limit ? searchKey(query.sort, shown.at(-1)!) : undefined,
    };
  }

  private async scored(model: IndexModel, intent: Intent): Promise<ScoredProducts> {
    if (intent.groups.length === 0) return { numbers: [], scores: [], relaxed: false };
    return this.recent.of(model, intent, () => scoredProducts(this.file.reader, model, intent));
  }
}

function modelLexicon(model: IndexModel) {
  return { countOf: (term: string) => model.countOf(term), near: (word: string) => model.words.near(word) };
}

function everything({ columns }: IndexModel): ScoredProducts {
  return { numbers: columns.listed(), scores: [], relaxed: false };
}

function judge({ numbers }: ScoredProducts, query: SearchQuery, { columns }: IndexModel): Judged {
  const failuresAt = failuresOf(query, columns);
  const found = new Uint8Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) found[i] = failuresAt(numbers[i]!);
  return { numbers, failures: found };
}

/** One more than the page holds, where there is more. */
function placesOf(
  { scores }: ScoredProducts,
  { numbers, failures }: Judged,
  query: SearchQuery,
  { columns }: IndexModel,
  after: Place | undefined,
): NumberedPlace[] {
  const key = keyOf(query.sort, columns);
  const placeAt = (i: number) => ({
    n: numbers[i]!,
    id: columns.ids[numbers[i]!]!,
    key: key(numbers[i]!, scores[i] ?? 0),
  });
  function* passing() {
    for (let i = 0; i < numbers.length; i++) if (failures[i] === 0) yield placeAt(i);
  }
  const known = after && columns.find(after.id);
  const anchor = known === undefined ? -1 : numbers.indexOf(known);
  // Scores move as products come and go: the page goes on behind where its last product is now.
  return firstPlaces(passing(), query.limit + 1, anchor === -1 ? after : placeAt(anchor));
}

function termsOf({ groups }: Intent): Set<string> {
  return new Set(groups.flatMap((group) => group.flatMap(({ terms }) => terms)));
}

function report(text: string, { corrected, suggestion }: Intent, relaxed: boolean): QueryReport {
  return { text, relaxed, corrected, ...(suggestion === undefined ? {} : { suggestion }) };
}
