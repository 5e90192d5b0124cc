/** Builds links to where an endpoint was mounted, so that the endpoint itself never knows. */
export class Links {
  constructor(private readonly base: string) {}

  /** A path below the mount; segments are encoded. */
  to(...segments: string[]): string {
    return [this.base, ...segments.map(encodeURIComponent)].join('/');
  }

  /** The mount's own path with a query; members that are undefined stay out, lists are joined by commas. */
  list(query: Readonly<Record<string, unknown>>, ...segments: string[]): string {
    const given = Object.entries(query).filter(([, value]) => value !== undefined);
    if (given.length === 0) return this.to(...segments);
    return `${this.to(...segments)}?${new URLSearchParams(given.map(([key, value]): [string, string] => [key, String(value)]))}`;
  }
}
