import { connect } from 'node:net';
import { once } from 'node:events';
import { writtenAt } from './writer.mjs';

/** So many streams that begin now and are read as they come. */
export async function openStreams(url, count) {
  const readers = [];
  // A few at a time: the queue of new connections is finite.
  for (let n = 0; n < count; n += 50) {
    const some = Array.from({ length: Math.min(50, count - n) }, () => new Reader(url));
    readers.push(...some);
    await Promise.all(some.map(({ started }) => started));
  }
  return {
    get ended() {
      return readers.filter(({ ended }) => ended).length;
    },
    slowest: () => Math.min(...readers.map(({ last }) => last)),
    taken: () => Float64Array.from(readers.flatMap(({ latencies }) => latencies.splice(0))),
    /** Changes that a stream lacks or had twice. */
    lost: (newest) => readers.reduce((sum, reader) => sum + reader.wrong + (newest - reader.last), 0),
    close: () => readers.forEach(({ socket }) => socket.destroy()),
  };
}

/** So many that ask for everything from the beginning and read nothing of it. */
export async function stalledStreams(url, count) {
  const sockets = Array.from({ length: count }, () => asked(url, '?since=0').pause());
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  return { close: () => sockets.forEach((socket) => socket.destroy()) };
}

class Reader {
  latencies = [];
  last = 0;
  wrong = 0;
  ended = false;
  #rest = '';

  constructor(url) {
    this.socket = asked(url, '').setEncoding('latin1');
    this.socket.on('close', () => (this.ended = true));
    this.started = new Promise((resolve) => {
      this.socket.on('data', (text) => {
        this.#take(text, performance.now());
        if (this.last > 0) resolve();
      });
    });
  }

  #take(text, now) {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop();
    for (const line of lines) if (line.startsWith('id: ')) this.#met(Number(line.slice(4)), now);
  }

  #met(position, now) {
    const written = writtenAt.get(position);
    // The first id is where the stream begins.
    if (this.last > 0 && position !== this.last + 1) this.wrong++;
    if (this.last > 0 && written !== undefined) this.latencies.push(now - written);
    this.last = position;
  }
}

function asked(url, query) {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(`GET /v1/changes/stream${query} HTTP/1.1\r\nhost: ${hostname}\r\n\r\n`);
  return socket;
}
