import {
  IncomingMessage,
  type OutgoingHttpHeader,
  type OutgoingHttpHeaders,
  ServerResponse,
} from 'node:http';
import { Socket } from 'node:net';
import type { InnerRequest } from '../../ports/dispatch.js';

/** The connection of the outer request, as far as inner ones may know it: where it comes from. It is never opened. */
export function outerSocket(address: string): Socket {
  return Object.defineProperty(new Socket(), 'remoteAddress', { value: address });
}

/** A request that came over no socket; made of Node's own, so that handlers meet what they were compiled for. */
export class InnerMessage extends IncomingMessage {
  constructor(socket: Socket, { method, target, headers, body }: InnerRequest) {
    super(socket);
    this.method = method;
    this.url = target;
    this.httpVersion = '1.1';
    this.httpVersionMajor = this.httpVersionMinor = 1;
    this.headers = body === undefined ? { ...headers } : { ...headers, 'content-length': lengthOf(body) };
    this.complete = true;
    if (body !== undefined) this.push(body);
    this.push(null);
  }

  /** All is there from the beginning. */
  override _read(): void {}

  /** Closes alone: others are on the same connection. */
  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.aborted = !this.readableEnded;
    if (this.aborted) this.emit('aborted');
    process.nextTick(done, error);
  }
}

/** Keeps what a handler answers instead of sending it: of Node's own only the headers and the events are used. */
export class InnerResponse extends ServerResponse {
  /** Headers that came with the status, which Node would write and forget. */
  private given: OutgoingHttpHeaders = {};
  private readonly pieces: (string | Uint8Array)[] = [];
  private begun = false;

  constructor(
    request: InnerMessage,
    private readonly room: (bytes: number) => boolean,
  ) {
    super(request);
  }

  static {
    // Types call it a field, so it cannot be overridden as what it is.
    Object.defineProperty(InnerResponse.prototype, 'headersSent', {
      get(this: InnerResponse) {
        return this.begun;
      },
    });
  }

  /** Undefined where it was cut off. */
  get body(): string | undefined {
    if (!this.finished) return undefined;
    const [first = '', ...more] = this.pieces;
    if (more.length === 0 && typeof first === 'string') return first;
    return Buffer.concat(this.pieces.map((piece) => Buffer.from(piece as string))).toString();
  }

  /** Names in small letters. */
  get texts(): Record<string, string> {
    const texts: Record<string, string> = {};
    const { given } = this;
    const set = this.getHeaders();
    for (const name in set) texts[name] = textOf(set[name]);
    for (const name in given) texts[name.toLowerCase()] = textOf(given[name]);
    return texts;
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    const given = rest.at(-1);
    if (isHeaders(given)) this.given = given;
    this.statusCode = status;
    this.begun = true;
    return this;
  }

  override write(piece: string | Uint8Array, ...rest: unknown[]): boolean {
    this.keep(piece);
    told(rest);
    return true;
  }

  override end(...rest: unknown[]): this {
    if (this.destroyed || this.finished) return this;
    const [piece] = rest;
    if (typeof piece === 'string' || piece instanceof Uint8Array) this.keep(piece);
    if (this.destroyed) return this;
    this.begun = this.finished = true;
    this.emit('finish');
    told(rest);
    return this.destroy();
  }

  /** Also how it ends: there is no connection whose closing would. */
  override destroy(): this {
    if (this.destroyed) return this;
    this.destroyed = true;
    process.nextTick(() => this.emit('close'));
    return this;
  }

  private keep(piece: string | Uint8Array): void {
    if (this.destroyed) return;
    this.begun = true;
    if (this.room(lengthIn(piece))) this.pieces.push(piece);
    else this.destroy();
  }
}

function isHeaders(given: unknown): given is OutgoingHttpHeaders {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}

function textOf(value: OutgoingHttpHeader | undefined): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}

function told(rest: unknown[]): void {
  const callback = rest.at(-1);
  if (typeof callback === 'function') process.nextTick(callback as () => void);
}

const lengthOf = (body: string) => String(Buffer.byteLength(body));

const lengthIn = (piece: string | Uint8Array) =>
  typeof piece === 'string' ? Buffer.byteLength(piece) : piece.byteLength;
