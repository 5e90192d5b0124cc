type Json = Record<string, unknown>;

/** Cuts an object down to the named members; `bestOffer.price` reaches into one, also through a list. Unknown names pick nothing. */
export function pick(source: unknown, fields: readonly string[]): unknown {
  if (Array.isArray(source)) return source.map((one) => pick(one, fields));
  if (typeof source !== 'object' || source === null) return source;
  const cut: Json = {};
  for (const [name, below] of heads(fields)) {
    const value = (source as Json)[name];
    if (value !== undefined) cut[name] = below.length === 0 ? value : pick(value, below);
  }
  return cut;
}

/** `['a', 'b.c', 'b.d']` as `a → []`, `b → [c, d]`; a name alone wants the whole. */
function heads(fields: readonly string[]): Map<string, string[]> {
  const byHead = new Map<string, string[]>();
  for (const field of fields) {
    const [head = '', ...rest] = field.split('.');
    byHead.set(head, [...(byHead.get(head) ?? []), rest.join('.')]);
  }
  for (const [head, below] of byHead) if (below.includes('')) byHead.set(head, []);
  return byHead;
}
