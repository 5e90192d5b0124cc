/** What each name needs. */
export type Needs = ReadonlyMap<string, readonly string[]>;

/** Every group of names that need one another, each as a way that comes back to where it began. */
export function cyclesIn(needs: Needs): string[][] {
  const reached = new Map([...needs.keys()].map((name) => [name, reachedFrom(name, needs)]));
  const isIn = (name: string) => reached.get(name)!.has(name);
  const found = new Set<string>();
  const cycles: string[][] = [];
  for (const name of needs.keys()) {
    if (!isIn(name) || found.has(name)) continue;
    const group = [...reached.get(name)!].filter((other) => reached.get(other)?.has(name));
    for (const other of group) found.add(other);
    cycles.push(wayBack(name, needs, reached));
  }
  return cycles;
}

function reachedFrom(name: string, needs: Needs): Set<string> {
  const reached = new Set<string>();
  const open = [...(needs.get(name) ?? [])];
  for (let next; (next = open.pop()) !== undefined;) {
    if (reached.has(next)) continue;
    reached.add(next);
    open.push(...(needs.get(next) ?? []));
  }
  return reached;
}

/** The shortest way from a name to itself. */
function wayBack(name: string, needs: Needs, reached: ReadonlyMap<string, Set<string>>): string[] {
  const seen = new Set<string>();
  const ways = [[name]];
  for (let way; (way = ways.shift());) {
    for (const next of needs.get(way.at(-1)!) ?? []) {
      if (next === name) return [...way, name];
      if (seen.has(next) || !reached.get(next)?.has(name)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return [name];
}
