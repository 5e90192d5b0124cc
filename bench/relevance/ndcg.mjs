/** What a label is worth: ESCI's as in the KDD Cup 2022 (exact, substitute, complement, irrelevant). */
const gains = { E: 1, S: 0.1, C: 0.01, I: 0, Exact: 2, Partial: 1, Irrelevant: 0 };

/**
 * Judgements as `query id → product → gain`, of what the catalogue has: the best order can hold nothing else. Of several
 * for one product the best counts.
 */
export function judgements(rows, catalogue) {
  const judged = new Map();
  for (const { query_id: query, product_id: product, label } of rows) {
    if (!catalogue.has(product)) continue;
    const of = judged.get(query) ?? new Map();
    of.set(product, Math.max(of.get(product) ?? 0, gains[label]));
    judged.set(query, of);
  }
  return judged;
}

/** NDCG@k of the products found, best first; what nobody judged counts 0, what comes twice counts once. */
export function ndcg(found, judged = new Map(), k = 10) {
  const ranked = [...new Set(found.slice(0, k))].map((product) => judged.get(product) ?? 0);
  const ideal = [...judged.values()].sort((a, b) => b - a).slice(0, k);
  return dcg(ideal) === 0 ? 0 : dcg(ranked) / dcg(ideal);
}

function dcg(values) {
  return values.reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);
}
