import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** The server of `url` as if it were `roundTripMs` away: every piece of data comes that much later, in its order. */
export async function far(url, roundTripMs) {
  const { hostname, port } = new URL(url);
  const sockets = new Set();
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ host: hostname, port, noDelay: true });
    late(client, upstream, roundTripMs / 2);
    late(upstream, client, roundTripMs / 2);
    for (const socket of [client, upstream]) sockets.add(socket.on('error', () => socket.destroy()));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const close = () => (sockets.forEach((socket) => socket.destroy()), server.close());
  return { url: `http://127.0.0.1:${server.address().port}`, close };
}

// Timers of one duration end in the order of their beginning.
function late(from, to, ms) {
  from.on('data', (piece) => setTimeout(() => to.destroyed || to.write(piece), ms));
  from.on('close', () => setTimeout(() => to.destroy(), ms));
}
