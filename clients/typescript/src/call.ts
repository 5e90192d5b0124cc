/** A request on its way through the layers of the client. */
export interface Call {
  readonly method: string;
  /** From the root of the service, with its query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: RequestInit['body'];
  readonly signal?: AbortSignal;
  readonly tries?: number;
  /** Whether making it twice does no harm. */
  readonly repeatable: boolean;
  /** Whether it may go in a batch with others. */
  readonly batchable: boolean;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** One layer: what sends a call, or passes it on. */
export type Send = (call: Call) => Promise<Reply>;
