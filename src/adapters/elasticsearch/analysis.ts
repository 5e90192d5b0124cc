import { compoundWords } from '../../catalogue/text/compounds.js';
import { sameWord, textRules } from '../../catalogue/text/spellings.js';

const evened = textRules.map((rule) => rule.name);
const folding = ['lowercase', 'folding'];

/** One token for words that differ only in spelling; such a token is not stemmed any further. */
function overrides(): string[] {
  return sameWord.map((line) => `${line.split(' ').join(', ')} => ${line.split(' ')[0]}`);
}

const analyzer = (filter: readonly string[]) => ({
  type: 'custom',
  tokenizer: 'standard',
  char_filter: evened,
  filter,
});

/**
 * Titles are indexed with pairs of words written as one besides, so that “handbag” finds “hand bag”; in German with
 * the parts of compounds, so that “kleid” finds “Sommerkleid”. `surface` keeps words as they are written, for spelling.
 */
export const analysis = {
  char_filter: Object.fromEntries(
    textRules.map(({ name, pattern, replacement }) => [
      name,
      { type: 'pattern_replace', pattern, replacement },
    ]),
  ),
  filter: {
    folding: { type: 'asciifolding' },
    one_form: { type: 'stemmer_override', rules: overrides() },
    english_stem: { type: 'stemmer', language: 'english' },
    german_stem: { type: 'stemmer', language: 'light_german' },
    pairs: { type: 'shingle', min_shingle_size: 2, max_shingle_size: 2, token_separator: '' },
    compounds: {
      type: 'dictionary_decompounder',
      word_list: compoundWords,
      min_subword_size: 4,
      only_longest_match: true,
    },
  },
  analyzer: {
    english: analyzer([...folding, 'one_form', 'english_stem']),
    english_title: analyzer([...folding, 'pairs', 'one_form', 'english_stem']),
    german: analyzer(['lowercase', 'german_normalization', 'folding', 'german_stem']),
    german_compounds: analyzer(['lowercase', 'compounds', 'german_normalization', 'folding', 'german_stem']),
    surface: analyzer(folding),
  },
};
