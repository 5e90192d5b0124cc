import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Certificate } from '../../support/certificate.js';

/** A receiver of lines over real TCP; one that does not `read` is a black hole. */
export class Receiver {
  readonly sockets = new Set<Socket>();
  connections = 0;
  private text = '';
  private readonly server: Server;

  constructor({ read = true, certificate }: { read?: boolean; certificate?: Certificate } = {}) {
    const take = (socket: Socket) => this.take(socket, read);
    this.server = certificate
      ? createTlsServer(certificate, take)
      : createServer({ pauseOnConnect: !read }, take);
  }

  get lines(): string[] {
    return this.text.split('\n').slice(0, -1);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async listen(port = 0): Promise<this> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    return this;
  }

  async close(): Promise<void> {
    this.hangUp();
    this.server.close();
    await once(this.server, 'close');
  }

  hangUp(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  private take(socket: Socket, read: boolean): void {
    this.connections++;
    this.sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket));
    if (read) socket.setEncoding('utf8').on('data', (chunk: string) => (this.text += chunk));
  }
}

/** A port of this machine where nobody listens. */
export async function freePort(): Promise<number> {
  const receiver = await new Receiver().listen();
  const { port } = receiver;
  await receiver.close();
  return port;
}
