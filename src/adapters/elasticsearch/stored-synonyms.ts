import { background, isMissing, type Engine } from './engine.js';
import { startingSynonyms } from '../../catalogue/text/starting-synonyms.js';
import type { IndexNames } from './names.js';
import { parseSynonyms, type Synonyms } from '../../catalogue/text/synonyms.js';

const freshMs = 30_000;

/**
 * Synonyms are applied to queries alone, so that replacing them needs no reindexing. They are kept beside the indexes;
 * every instance has new ones within half a minute.
 */
export class StoredSynonyms {
  private rules = startingSynonyms;
  private synonyms: Synonyms | undefined;
  private readAt = -Infinity;

  constructor(
    private readonly engine: Engine,
    private readonly names: IndexNames,
    private readonly now: () => number = Date.now,
  ) {}

  /** Those of the last look, at once; a look that is due happens behind. */
  current(): Synonyms {
    if (this.now() - this.readAt > freshMs) void this.refresh();
    return (this.synonyms ??= parseSynonyms(this.rules));
  }

  /** The rules that are stored; the starting set where there are none. */
  async read(): Promise<string> {
    try {
      const path = `/${this.names.settings}/_doc/synonyms`;
      const { _source } = await this.engine.call<{ _source: { rules: string } }>(
        { method: 'GET', path },
        background,
      );
      return _source.rules;
    } catch (error) {
      if (isMissing(error)) return startingSynonyms;
      throw error;
    }
  }

  /** Puts rules in the place of all that there are; `language/synonyms.ts` shows their form. */
  async replace(rules: string): Promise<void> {
    await this.createSettings();
    const path = `/${this.names.settings}/_doc/synonyms`;
    await this.engine.call({ method: 'PUT', path, body: { rules } }, background);
    this.use(rules);
  }

  private async createSettings(): Promise<void> {
    const path = `/${this.names.settings}`;
    const body = {
      settings: { number_of_shards: 1, auto_expand_replicas: '0-1' },
      mappings: {
        dynamic: 'strict',
        properties: { rules: { type: 'keyword', index: false, doc_values: false } },
      },
    };
    await this.engine.call({ method: 'PUT', path, body }, background).catch((error: { type?: string }) => {
      if (error.type !== 'resource_already_exists_exception') throw error;
    });
  }

  private async refresh(): Promise<void> {
    this.readAt = this.now();
    // Where the engine is away the last ones serve on; the searches themselves say that it is away.
    await this.read()
      .then((rules) => this.use(rules))
      .catch(() => undefined);
  }

  private use(rules: string): void {
    this.readAt = this.now();
    if (rules === this.rules) return;
    this.rules = rules;
    this.synonyms = parseSynonyms(rules);
  }
}
