/** What a span says of the work: names of OpenTelemetry's semantic conventions. */
export type Attributes = Readonly<Record<string, string | number>>;

/** A finished piece of work in a trace (W3C Trace Context); ids in hex. */
export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId?: string;
  /** The caller's `tracestate`. */
  readonly state?: string;
  readonly name: string;
  readonly kind: 'server' | 'client';
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly durationMs: number;
  readonly attributes: Attributes;
  readonly failed: boolean;
}

/** Where spans go. */
export abstract class Spans {
  /** Returns at once and never throws: spans are sent later, or dropped and counted where there are too many. */
  abstract record(span: Span): void;
}

/** The trace of the request that is being answered. */
export abstract class Tracing {
  /** Undefined outside of a request. */
  abstract traceId(): string | undefined;
  /** Makes a call to another system part of the trace: `work` gets the headers to send along, none outside of a request. */
  abstract call<T>(
    name: string,
    attributes: Attributes,
    work: (headers: Readonly<Record<string, string>>) => Promise<T>,
  ): Promise<T>;
}
