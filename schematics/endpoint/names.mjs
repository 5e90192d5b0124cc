/**
 * What an endpoint and its parts are called: `size-charts` gives SizeCharts, sizeCharts, SizeChart, sizeChart and
 * the words for texts. `singular` is for plurals that are not made by -s, -es or -ies.
 */
export function namesOf(plural, singular = singularOf(plural)) {
  return {
    ...{ plural, singular },
    ...{ Many: pascal(plural), many: camel(plural), manyWords: words(plural) },
    ...{ One: pascal(singular), one: camel(singular), words: words(singular) },
    article: /^[aeiou]/.test(singular) ? 'An' : 'A',
  };
}

function singularOf(plural) {
  if (/[^aeiou]ies$/.test(plural)) return plural.replace(/ies$/, 'y');
  if (/(s|x|z|ch|sh)es$/.test(plural)) return plural.replace(/es$/, '');
  return plural.replace(/s$/, '');
}

function pascal(kebab) {
  return kebab.replace(/(^|-)(\w)/g, (_, _dash, letter) => letter.toUpperCase());
}

function camel(kebab) {
  return kebab.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}

function words(kebab) {
  return kebab.replaceAll('-', ' ');
}
