import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { InnerRequest } from '../../ports/dispatch.js';

/** The connection of the outer request, as far as inner ones may know it: only where it comes from. */
export function outerSocket(address: string): Socket {
  // Nobody can read, write or close what is destroyed already.
  return Object.defineProperty(new Socket().destroy(), 'remoteAddress', { value: address });
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
}

/** Keeps what a handler answers instead of sending it. */
export class InnerResponse extends ServerResponse {
  private readonly pieces: (string | Uint8Array)[] = [];
  private whole = false;

  constructor(
    request: InnerMessage,
    private readonly room: (bytes: number) => boolean,
  ) {
    super(request);
  }

  /** Undefined where it was cut off. */
  get body(): string | undefined {
    if (!this.whole) return undefined;
    const [first = '', ...more] = this.pieces;
    if (more.length === 0 && typeof first === 'string') return first;
    return Buffer.concat(this.pieces.map((piece) => Buffer.from(piece as string))).toString();
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    // Node does not keep headers that are given only here.
    const given = rest.at(-1);
    if (isHeaders(given)) for (const name in given) this.setHeader(name, given[name]!);
    return super.writeHead(status);
  }

  override write(piece: string | Uint8Array, ...rest: unknown[]): boolean {
    this.keep(piece);
    told(rest);
    return true;
  }

  override end(...rest: unknown[]): this {
    if (this.destroyed || this.writableEnded) return this;
    const [piece] = rest;
    if (typeof piece === 'string' || piece instanceof Uint8Array) this.keep(piece);
    if (this.destroyed) return this;
    super.end();
    this.whole = true;
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
    if (!this.headersSent) this.writeHead(this.statusCode);
    if (this.room(lengthIn(piece))) this.pieces.push(piece);
    else this.destroy();
  }
}

function isHeaders(given: unknown): given is OutgoingHttpHeaders {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}

function told(rest: unknown[]): void {
  const callback = rest.at(-1);
  if (typeof callback === 'function') process.nextTick(callback as () => void);
}

const lengthOf = (body: string) => String(Buffer.byteLength(body));

const lengthIn = (piece: string | Uint8Array) =>
  typeof piece === 'string' ? Buffer.byteLength(piece) : piece.byteLength;
