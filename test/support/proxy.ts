import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a server that can be closed and opened, at an address that stays. */
export interface Proxy {
  /** The server's URL with the proxy's address in it. */
  readonly url: string;
  /** How many pieces of data clients have sent through it. */
  readonly sent: number;
  /** Refuses connections, and breaks those that are open. */
  down(): Promise<void>;
  up(): Promise<void>;
  /** Lets nothing through any more on the connections that are open, and tells nobody. */
  silence(): void;
  /** The same on those that come as well, until `speak`. */
  blackHole(): void;
  speak(): void;
  close(): Promise<void>;
}

export async function aProxy(target: string): Promise<Proxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let sent = 0;
  let deaf = false;
  const track = (socket: Socket, other: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => (sockets.delete(socket), other.destroy()));
  };
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    track(client, upstream);
    track(upstream, client);
    client.on('data', () => sent++);
    // The sockets are read on, so that they notice when the client goes.
    if (deaf) return void [client, upstream].forEach((socket) => socket.resume());
    client.pipe(upstream).pipe(client);
  });
  const listen = async (at: number) => void (await once(server.listen(at, '127.0.0.1'), 'listening'));
  await listen(0);
  const own = (server.address() as AddressInfo).port;
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String(own);
  const down = async () => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  const silence = () => sockets.forEach((socket) => socket.unpipe().resume());
  const blackHole = () => {
    deaf = true;
    silence();
  };
  return {
    url: url.href,
    get sent() {
      return sent;
    },
    down,
    up: () => listen(own),
    silence,
    blackHole,
    speak: () => void (deaf = false),
    close: async () => (server.listening ? down() : undefined),
  };
}
