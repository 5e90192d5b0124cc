/** A request that the service makes to itself. */
export interface InnerRequest {
  readonly method: string;
  /** With the query, as it would stand in the first line of a request. */
  readonly target: string;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** Headers of the caller that this one goes without. */
  readonly without: readonly string[];
  readonly body?: string;
}

export interface InnerAnswer {
  readonly status: number;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** Empty where there is none. */
  readonly body: string;
}

/** The request that inner ones are a part of: where it came from, and the headers that they go on with. */
export interface Caller {
  readonly address: string;
  readonly traceId: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface DispatchOptions {
  /** Hangs the request up, as a client does that does not wait any longer. */
  readonly signal: AbortSignal;
  /** Asked for each piece of the answer whether there is room for so many bytes more. */
  readonly room: (bytes: number) => boolean;
}

/** An answer for which there was no room. */
export class NoRoom extends Error {
  override readonly name = 'NoRoom';
}

/** Lets an endpoint ask the whole service, in this process and with everything that a request from outside meets. */
export abstract class Dispatch {
  /** Whether there is an operation here that no other request may have as its part. */
  abstract refuses(method: string, path: string): boolean;
  /** Rejects with the signal's reason where that aborts first, and with NoRoom where the answer is too large. */
  abstract ask(request: InnerRequest, caller: Caller, options: DispatchOptions): Promise<InnerAnswer>;
}
