/** A path template with its parameters and its query; lists are joined by commas, what is undefined stays out. */
export function urlOf(template: string, path: object = {}, query: object = {}): string {
  const params = new Map(Object.entries(path));
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => segment(name, params.get(name)));
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  if (given.length === 0) return filled;
  return `${filled}?${new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]))}`;
}

/** Dots alone would lead to another resource. */
function segment(name: string, value: unknown): string {
  const text = encodeURIComponent(String(value ?? ''));
  if (/^\.{0,2}$/.test(text)) throw new TypeError(`"${text}" cannot be the ${name} of a path`);
  return text;
}
