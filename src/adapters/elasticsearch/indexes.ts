import { Problem } from '../../catalogue/problem.js';
import { SearchIndexes } from '../../ports/search-index.js';
import { background, EngineRefusal, isMissing, type Engine } from './engine.js';
import { indexBody, type IndexMapping, readMapping } from './index-mapping.js';
import type { IndexNames } from './names.js';
import type { SuggestionIndex } from './suggestion-index.js';

type Settings = Record<string, { settings: { index: { creation_date: string } } }>;

/** Each build is an index of its own; searches go through an alias that moves from one to the next. */
export class ElasticIndexes extends SearchIndexes {
  constructor(
    private readonly engine: Engine,
    private readonly names: IndexNames,
    private readonly suggestions: SuggestionIndex,
    private readonly made: IndexMapping,
  ) {
    super();
  }

  get mapping(): number {
    return this.made.version;
  }

  async mappingOf(name: string): Promise<number> {
    const found = await readMapping(this.engine, this.names.productsOf(name)).catch((error: unknown) => {
      throw isMissing(error) ? noSuch(name) : error;
    });
    return found.version;
  }

  async current(): Promise<string | undefined> {
    const request = { method: 'GET', path: `/_alias/${this.names.products}` };
    const found = await this.engine.call<object>(request, background).catch(unless(isMissing, {}));
    const [index] = Object.keys(found);
    return index && this.names.buildOf(index);
  }

  async create(name: string): Promise<void> {
    const index = this.names.productsOf(name);
    const body = indexBody(this.made, this.names.writerOf(index));
    const request = { method: 'PUT', path: `/${index}`, body };
    await this.suggestions.create(name);
    await this.engine.call(request, background).catch((error: unknown) => {
      throw isTaken(error) ? new Problem('conflict', `There is an index ${name} already`) : error;
    });
  }

  async activate(name: string): Promise<void> {
    await this.suggestions.bringUp(name);
    const { products, suggestions } = this.names;
    const moves = [
      ...moving(products, this.names.productsOf(name)),
      ...moving(suggestions, this.names.suggestionsOf(name)),
    ];
    const request = { method: 'POST', path: '/_aliases', body: { actions: moves } };
    await this.engine.call(request, background).catch((error: unknown) => {
      throw isMissing(error) ? noSuch(name) : error;
    });
  }

  async list(): Promise<readonly string[]> {
    const path = `/${this.names.products}-*/_settings/index.creation_date`;
    const found = await this.engine.call<Settings>({ method: 'GET', path }, background);
    const made = (index: string) => Number(found[index]!.settings.index.creation_date);
    const oldestFirst = Object.keys(found).sort((a, b) => made(a) - made(b) || (a < b ? -1 : 1));
    return oldestFirst.map((index) => this.names.buildOf(index));
  }

  async drop(name: string): Promise<void> {
    if ((await this.current()) === name) throw new Problem('conflict', `The index ${name} is being searched`);
    for (const index of [this.names.productsOf(name), this.names.suggestionsOf(name)])
      await this.engine
        .call({ method: 'DELETE', path: `/${index}` }, background)
        .catch(unless(isMissing, {}));
    this.suggestions.forget(name);
  }
}

/** The alias leaves all others and comes to this one, in the same step. */
function moving(alias: string, index: string): object[] {
  return [{ remove: { index: `${alias}-*`, alias, must_exist: false } }, { add: { index, alias } }];
}

const noSuch = (name: string) => new Problem('not_found', `There is no index ${name}`);

function isTaken(error: unknown): boolean {
  return error instanceof EngineRefusal && error.type === 'resource_already_exists_exception';
}

function unless<T>(expected: (error: unknown) => boolean, otherwise: T) {
  return (error: unknown): T => {
    if (expected(error)) return otherwise;
    throw error;
  };
}
