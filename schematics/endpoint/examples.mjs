/** The answers of the new operations, as `scripts/examples.mjs` would record them. */
export function withExamples(examples, { plural, Many, words }) {
  const first = { id: 'first', name: `The first ${words}` };
  const self = `/v1/${plural}?limit=3`;
  const added = {
    [`getV1${Many}`]: { answer: { items: [first], page: { self } } },
    [`getV1${Many}ById`]: { params: { id: 'first' }, answer: first },
  };
  const all = Object.entries({ ...JSON.parse(examples), ...added }).sort();
  return `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`;
}
