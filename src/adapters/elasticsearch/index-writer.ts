import {
  SearchIndexWriter,
  type IndexedVersion,
  type IndexEntry,
  type IndexRefusal,
} from '../../ports/search-index.js';
import { bulk, type BulkItem, noIndex, type Patience } from './bulk.js';
import { background, type Engine, isMissing } from './engine.js';
import { IndexFields } from './index-fields.js';
import { indexedProduct } from './indexed-product.js';
import type { IndexNames } from './names.js';
import type { SuggestionIndex } from './suggestion-index.js';

interface FoundVersions {
  readonly hits: {
    readonly hits: readonly { _id: string; _version: number; fields: { checksum: readonly [string] } }[];
  };
}

/** Positions are external versions: the engine itself lets nothing older overwrite or bring back what is newer. */
export class ElasticIndexWriter extends SearchIndexWriter {
  private readonly fields: IndexFields;

  constructor(
    private readonly engine: Engine,
    private readonly names: IndexNames,
    private readonly suggestions: SuggestionIndex,
    private readonly patience: Patience,
  ) {
    super();
    this.fields = new IndexFields(engine);
  }

  async write(index: string, entries: readonly IndexEntry[]): Promise<readonly IndexRefusal[]> {
    if (entries.length === 0) return [];
    const alias = this.names.writerOf(this.names.productsOf(index));
    const fields = await this.fields.of(alias).catch((error: unknown) => {
      throw isMissing(error) ? noIndex(alias) : error;
    });
    const items = entries.map((entry) => itemOf(entry, fields));
    const refused = await bulk(this.engine, alias, items, this.patience);
    this.suggestions.changed(index);
    return refused.map(({ item, reason }) => {
      const { id, position } = entries[item]!;
      return { id, position, reason };
    });
  }

  async publish(index: string): Promise<void> {
    await this.engine.call({ method: 'POST', path: `/${this.names.productsOf(index)}/_refresh` }, background);
    await this.suggestions.bringUp(index);
  }

  async versions(
    index: string,
    after: string | undefined,
    limit: number,
  ): Promise<readonly IndexedVersion[]> {
    const body = {
      size: limit,
      _source: false,
      docvalue_fields: ['checksum'],
      version: true,
      track_total_hits: false,
      sort: [{ id: 'asc' }],
      search_after: after === undefined ? undefined : [after],
    };
    const request = { method: 'POST', path: `/${this.names.productsOf(index)}/_search`, body };
    const { hits } = await this.engine.call<FoundVersions>(request, background);
    return hits.hits.map((hit) => ({
      id: hit._id,
      position: hit._version,
      checksum: hit.fields.checksum[0],
    }));
  }
}

function itemOf(entry: IndexEntry, fields: ReadonlySet<string>): BulkItem {
  const meta = { _id: entry.id, version: entry.position, version_type: 'external_gte' };
  if (!entry.listed) return { lines: `${JSON.stringify({ delete: meta })}\n` };
  return {
    lines: `${JSON.stringify({ index: meta })}\n${JSON.stringify(known(indexedProduct(entry), fields))}\n`,
  };
}

/** What the index has a field for; the rest comes with the index that is built with this release's mapping. */
function known(product: Readonly<Record<string, unknown>>, fields: ReadonlySet<string>): object {
  return Object.fromEntries(Object.entries(product).filter(([field]) => fields.has(field)));
}
