import { connect, type Socket } from 'node:net';

/** What came back over one connection, as it came. */
export interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** A connection that sends exactly these bytes; `answered` is what came until the other side hung up. */
export function raw(base: string) {
  const { hostname, port } = new URL(base);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  // What the service hangs up on cannot be written to any more; the answer tells.
  socket.on('error', () => undefined);
  const answered = new Promise<RawAnswer>((resolve) => {
    socket.once('close', () => resolve(parsed(Buffer.concat(chunks).toString('latin1'))));
  });
  return { socket, answered };
}

/** Sends a request byte by byte as it is given, and gives the answer. */
export async function send(base: string, ...lines: readonly string[]): Promise<RawAnswer> {
  const { socket, answered } = raw(base);
  socket.write(Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'));
  return answered;
}

/** Writes `count` chunks as fast as they are taken, until the other side has had enough; how many bytes went. */
export async function pour(socket: Socket, chunk: Buffer, count: number): Promise<number> {
  for (let n = 0; n < count && socket.writable; n++) if (!socket.write(chunk)) await drained(socket);
  return socket.bytesWritten;
}

/** Or closed, which nothing more follows. */
function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.on('drain', done).on('close', done);
  });
}

function parsed(text: string): RawAnswer {
  const [head = '', ...body] = text.split('\r\n\r\n');
  return { status: Number(head.split(' ')[1]), head: head.toLowerCase(), body: body.join('\r\n\r\n') };
}
