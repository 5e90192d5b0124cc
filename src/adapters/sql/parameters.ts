/** Parameters as both drivers take them: NULL for undefined, 0 and 1 for booleans. */
export function toBindable(params: readonly unknown[]): unknown[] {
  return params.map(bindable);
}

function bindable(value: unknown): unknown {
  if (value === undefined) return null;
  return typeof value === 'boolean' ? Number(value) : value;
}

/** A list for `IN (…)`, never empty. */
export interface InList {
  readonly marks: string;
  readonly params: readonly (string | number)[];
}

/**
 * The values, the last one repeated up to the next power of two, so that lists of any length come to a few
 * statements, which the database keeps prepared.
 */
export function inList(values: readonly (string | number)[]): InList {
  const last = values.at(-1);
  if (last === undefined) throw new Error('an IN list needs a value');
  const size = 2 ** Math.ceil(Math.log2(values.length));
  const params = [...values, ...Array<string | number>(size - values.length).fill(last)];
  return { marks: Array(size).fill('?').join(','), params };
}
