/** One answered request. */
export interface AccessEntry {
  readonly method: string;
  /** The route's pattern, `/v1/products/:id`, so that lines can be counted by it. */
  readonly route: string;
  readonly status: number;
  readonly durationMs: number;
  readonly traceId: string;
  /** The caller's network; an address would tell of a person. */
  readonly client?: string;
  /** Where it was made by the service itself, as a part of another request. */
  readonly inner?: true;
  /** Of the body as sent. */
  readonly bytes?: number;
}

/** Who asked for what, and how it went. */
export abstract class AccessLog {
  /** Returns at once and never throws: the line is formatted and written later, or dropped and counted where there are too many. */
  abstract record(entry: AccessEntry): void;
}
