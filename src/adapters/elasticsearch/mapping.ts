import { analysis } from './analysis.js';

/**
 * Grows by one with every change in this file or in what it imports; a test knows when it should have. Beside it the
 * release before this one runs, on either mapping: a field never changes its type, and goes only once nobody writes it.
 */
export const mappingVersion = 1;

const filtered = { type: 'keyword' };
const counted = { type: 'keyword', eager_global_ordinals: true };
const kept = { type: 'keyword', index: false };
const english = { type: 'text', analyzer: 'english', copy_to: 'surface' };
const german = { type: 'text', analyzer: 'german', index_options: 'offsets' };
const compounds = { ...german, analyzer: 'german_compounds', search_analyzer: 'german' };
const searched = { analyzer: 'english_title', search_analyzer: 'english', copy_to: 'surface', type: 'text' };

/**
 * What an index holds of a product. Every field is named; an unknown one is refused. The card is stored apart from
 * the source, so that a page of hits reads it without parsing anything.
 */
export const mappings = {
  dynamic: 'strict',
  _source: { excludes: ['card', 'phrases', 'titlePhrases'] },
  properties: {
    id: filtered,
    checksum: kept,
    card: { type: 'keyword', index: false, doc_values: false, store: true },

    title: { ...searched, index_options: 'offsets', fields: { de: compounds } },
    brand: searched,
    kind: searched,
    category: { ...english, fields: { de: compounds } },
    colour: english,
    gender: english,
    details: english,
    description: { ...english, index_options: 'offsets', fields: { de: german } },
    surface: { type: 'text', analyzer: 'surface', norms: false, index_options: 'docs' },

    brandId: filtered,
    categoryIds: filtered,
    shopIds: filtered,
    colours: counted,
    sizes: counted,
    genders: counted,
    onSale: { type: 'boolean' },
    inStock: { type: 'boolean' },
    price: { type: 'double' },
    currency: filtered,
    sortPrice: { type: 'double' },
    createdAt: { type: 'long' },
    popularity: { type: 'integer' },

    brandFacet: counted,
    categoryFacet: counted,
    shopFacet: counted,
    priceFacet: counted,

    leaf: filtered,
    style: filtered,
    phrases: kept,
    titlePhrases: kept,
  },
};

/** Refreshed by `publish` alone; removals are remembered for an hour, so that nothing older undoes them. */
export const settings = {
  number_of_shards: 1,
  auto_expand_replicas: '0-1',
  refresh_interval: '-1',
  gc_deletes: '1h',
  analysis,
};

/** What the index of completions holds. */
export const suggestionMappings = {
  dynamic: 'strict',
  properties: {
    key: { type: 'keyword' },
    text: { type: 'keyword', index: false, doc_values: false },
    id: { type: 'keyword', index: false, doc_values: false },
    count: { type: 'integer', index: false },
    typed: {
      type: 'completion',
      analyzer: 'typed',
      preserve_position_increments: false,
      max_input_length: 60,
      contexts: [{ name: 'kind', type: 'category' }],
    },
  },
};

export const suggestionSettings = {
  number_of_shards: 1,
  auto_expand_replicas: '0-1',
  refresh_interval: '-1',
  analysis: {
    analyzer: { typed: { type: 'custom', tokenizer: 'standard', filter: ['lowercase', 'asciifolding'] } },
  },
};
