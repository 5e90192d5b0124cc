import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createHttps, type Server as HttpsServer } from 'node:https';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { type Certificate, selfSigned } from './certificate.js';

/** What goes wrong: on the wire, or in the server behind it. */
export const faults = [
  ...(['slow', 'silent', 'half a body', 'reset', '500', 'wrong content type', 'huge body'] as const),
  ...(['bad certificate', 'black hole', 'refused'] as const),
] as const;
export type Fault = (typeof faults)[number];

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

type Answer = (request: IncomingMessage) => Reply | Promise<Reply>;

/**
 * A third party over real TLS and TCP that can be made to fail as real ones do: the wire in front resets, swallows or
 * refuses connections, the server behind dribbles, breaks off, lies.
 */
export class FaultyServer {
  readonly asked: string[] = [];
  private fault: Fault | undefined;
  private readonly clients = new Set<Socket>();
  private readonly good: HttpsServer;
  private readonly bad: HttpsServer;
  private readonly front: Server;
  private port = 0;

  private constructor(
    private readonly answer: Answer,
    readonly certificate: Certificate,
  ) {
    const handle = (request: IncomingMessage, response: ServerResponse) =>
      void this.handle(request, response);
    this.good = createHttps(certificate, handle);
    this.bad = createHttps(stranger, handle);
    this.front = createServer((client) => this.take(client));
  }

  /** Listens at 127.0.0.1 with a certificate for it. */
  static async start(answer: Answer): Promise<FaultyServer> {
    const server = new FaultyServer(answer, trusted);
    for (const one of [server.good, server.bad, server.front])
      await once(one.listen(0, '127.0.0.1'), 'listening');
    server.port = portOf(server.front);
    return server;
  }

  get url(): string {
    return `https://127.0.0.1:${this.port}`;
  }

  /** Breaks the connections that are open, and lets who has them in this process see it: nothing of the state before is left. */
  async suffer(fault: Fault | undefined): Promise<void> {
    this.fault = fault;
    for (const socket of this.clients) socket.destroy();
    if (fault === 'refused') await closed(this.front);
    else if (!this.front.listening) await once(this.front.listen(this.port, '127.0.0.1'), 'listening');
    // The first may come before the event loop looks at sockets, the second comes after.
    for (let turns = 0; turns < 2; turns++) await turn();
  }

  async close(): Promise<void> {
    for (const socket of this.clients) socket.destroy();
    await Promise.all([this.front, this.good, this.bad].filter((one) => one.listening).map(closed));
  }

  private take(client: Socket): void {
    this.clients.add(client);
    client.on('error', () => undefined).on('close', () => this.clients.delete(client));
    if (this.fault === 'black hole') return void client.resume();
    const behind = connect(portOf(this.fault === 'bad certificate' ? this.bad : this.good), '127.0.0.1');
    behind.on('error', () => undefined).on('close', () => client.destroy());
    client.on('close', () => behind.destroy());
    client.pipe(behind).pipe(client);
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.asked.push(`${request.method} ${request.url}`);
    const { status = 200, headers = {}, body = '' } = await this.answer(request);
    response.on('error', () => undefined);
    if (this.fault === 'silent') return;
    if (this.fault === 'reset') return this.clients.forEach((socket) => socket.resetAndDestroy());
    if (this.fault === '500') return void response.writeHead(500).end('out of order');
    const type = this.fault === 'wrong content type' ? { 'content-type': 'text/html' } : {};
    const whole = Buffer.from(body);
    if (request.method === 'HEAD') return void response.writeHead(status, { ...headers, ...type }).end();
    if (this.fault === 'huge body') return pour(response.writeHead(status, headers));
    response.writeHead(status, { ...headers, ...type, 'content-length': whole.length });
    if (this.fault === 'slow') return dribble(response, whole);
    if (this.fault === 'half a body') return this.breakOff(response, whole);
    response.end(whole);
  }

  private breakOff(response: ServerResponse, whole: Buffer): void {
    response.write(whole.subarray(0, whole.length / 2), () =>
      setTimeout(() => this.clients.forEach((socket) => socket.destroy()), 20),
    );
  }
}

const trusted = selfSigned('IP:127.0.0.1');
const stranger = selfSigned('DNS:somebody.else');

const portOf = (server: Server) => (server.address() as AddressInfo).port;

async function closed(server: Server | HttpsServer): Promise<void> {
  if ('closeAllConnections' in server) server.closeAllConnections();
  const gone = once(server, 'close');
  server.close();
  await gone;
}

/** A byte at a time, so that it is never silent for long. */
function dribble(response: ServerResponse, whole: Buffer): void {
  let sent = 0;
  const timer = setInterval(() => {
    response.write(whole.subarray(sent, ++sent));
    if (sent >= whole.length) response.end();
  }, 100);
  response.on('close', () => clearInterval(timer));
}

async function pour(response: ServerResponse): Promise<void> {
  const piece = Buffer.alloc(65_536, 32);
  while (!response.destroyed)
    if (!response.write(piece)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
}
