import { once } from 'node:events';
import { createServer } from 'node:net';

/** A receiver that takes every byte, or a black hole, which accepts and never reads. */
export async function receiver({ reads }) {
  let bytes = 0;
  const server = createServer({ pauseOnConnect: !reads }, (socket) => {
    socket.on('error', () => undefined);
    if (reads) socket.on('data', (chunk) => (bytes += chunk.length));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `tcp://127.0.0.1:${server.address().port}`, received: () => bytes };
}
