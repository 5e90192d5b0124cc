import { afterEach, describe, expect, it } from '@jest/globals';
import { LineWriter } from '../../../src/adapters/logstash/line-writer.js';
import {
  type ConnectionOptions,
  LogstashConnection,
} from '../../../src/adapters/logstash/logstash-connection.js';
import { selfSigned } from '../../support/certificate.js';
import { until } from '../../support/until.js';
import { freePort, Receiver } from './receiver.js';

const ending: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).toReversed()) await end();
});

describe('a receiver that is down, then up', () => {
  it('gets every line that fits, in order', async () => {
    const port = await freePort();
    const lines = new LineWriter();
    const connection = connected(lines, { url: `tcp://127.0.0.1:${port}` });
    write(lines, 5_000);
    await until(() => connection.error !== undefined, 'the first attempt fails');
    expect(connection.error).toBe('it refuses connections');

    const receiver = await listening(new Receiver(), port);
    await until(() => receiver.lines.length >= 5_000, 'all lines arrive');
    expect(receiver.lines).toEqual(numbered(0, 5_000));
    expect(lines.dropped).toBe(0);
  });

  it('gets the newest where not all fit; the rest is counted', async () => {
    const port = await freePort();
    const lines = new LineWriter(10_000);
    const connection = connected(lines, { url: `tcp://127.0.0.1:${port}` });
    write(lines, 10_000);
    await until(() => connection.error !== undefined, 'the first attempt fails');

    const receiver = await listening(new Receiver(), port);
    await until(() => receiver.lines.length + lines.dropped >= 10_000, 'what was kept arrives');
    expect(receiver.lines).toEqual(numbered(lines.dropped, 10_000));
  });
});

describe('a receiver that hangs up', () => {
  it('loses nothing of what it had not been given, and is connected again', async () => {
    const receiver = await listening(new Receiver());
    const changes: boolean[] = [];
    const lines = new LineWriter();
    connected(lines, { url: urlOf(receiver), onChange: (up) => changes.push(up) });
    write(lines, 10);
    await until(() => receiver.lines.length === 10, 'ten lines arrive');
    receiver.hangUp();
    await until(() => changes.length === 2, 'the end is noticed');
    write(lines, 10);
    await until(() => receiver.lines.length === 20, 'ten more lines arrive');
    expect(changes).toEqual([true, false, true]);
  });
});

describe('a black hole, which accepts and never reads', () => {
  it('costs bounded memory, is given up, and what it did not take is kept or counted', async () => {
    const hole = await listening(new Receiver({ read: false }));
    const lines = new LineWriter();
    connected(lines, { url: urlOf(hole), stallMs: 200 });
    for (let n = 0; n < 100; n++) {
      write(lines, 1_000, 'x'.repeat(400));
      await new Promise(setImmediate);
    }
    expect(lines.waiting * 400).toBeLessThan(4.5 * 1024 * 1024);
    expect(lines.dropped).toBeGreaterThan(50_000);
    await until(
      saying(lines, () => hole.connections >= 2),
      'the stalled connection is replaced',
    );
  });

  it('is no reason to connect again when there is nothing to say', async () => {
    const hole = await listening(new Receiver({ read: false }));
    const changes: boolean[] = [];
    const silent = new LineWriter();
    connected(silent, { url: urlOf(hole), stallMs: 20, onChange: (up) => changes.push(up) });
    const talkative = new LineWriter();
    connected(talkative, { url: urlOf(hole), stallMs: 20 });
    const replaced = saying(talkative, () => hole.connections >= 4);
    await until(replaced, 'one that has much to say is replaced twice');
    await until(() => changes.includes(true), 'the silent one is connected');
    expect(changes.slice(changes.indexOf(true))).toEqual([true]);
    await until(
      saying(silent, () => changes.at(-1) === false),
      'it is given up once it talks in vain',
    );
  });
});

describe('flush', () => {
  it('is true when all lines have left', async () => {
    const receiver = await listening(new Receiver());
    const lines = new LineWriter();
    connected(lines, { url: urlOf(receiver) });
    write(lines, 1_000);
    expect(await lines.flush(10_000)).toBe(true);
    await until(() => receiver.lines.length === 1_000, 'they arrive');
  });

  it('is false at its deadline when nobody takes them', async () => {
    const lines = new LineWriter();
    connected(lines, { url: `tcp://127.0.0.1:${await freePort()}` });
    write(lines, 1);
    const before = Date.now();
    expect(await lines.flush(50)).toBe(false);
    expect(Date.now() - before).toBeLessThan(5_000);
  });

  it('is true at once when there is nothing to write', async () => {
    expect(await new LineWriter().flush(0)).toBe(true);
  });
});

describe('tls', () => {
  const certificate = selfSigned('IP:127.0.0.1');

  it('carries lines to a receiver whose certificate is trusted', async () => {
    const receiver = await listening(new Receiver({ certificate }));
    const lines = new LineWriter();
    connected(lines, { url: `tls://127.0.0.1:${receiver.port}`, ca: certificate.cert });
    write(lines, 10);
    await until(() => receiver.lines.length === 10, 'they arrive');
  });

  it('gives nothing to one whose certificate is not', async () => {
    const receiver = await listening(new Receiver({ certificate }));
    const lines = new LineWriter();
    const connection = connected(lines, { url: `tls://127.0.0.1:${receiver.port}` });
    write(lines, 10);
    await until(() => connection.error !== undefined, 'the certificate is refused');
    expect(connection.error).toMatch(/self-signed/);
    expect(lines.waiting).toBe(10);
  });
});

function connected(lines: LineWriter, options: ConnectionOptions): LogstashConnection {
  const connection = new LogstashConnection(lines, options);
  ending.push(() => connection.close());
  return connection;
}

async function listening(receiver: Receiver, port?: number): Promise<Receiver> {
  await receiver.listen(port);
  ending.push(() => receiver.close());
  return receiver;
}

function urlOf({ port }: Receiver): string {
  return `tcp://127.0.0.1:${port}`;
}

function write(lines: LineWriter, count: number, text = ''): void {
  for (const line of numbered(0, count)) lines.write(`${line}${text}\n`);
}

/** Has more to say each time that it looks, because the system's own buffers take megabytes of each connection. */
function saying(lines: LineWriter, holds: () => boolean): () => boolean {
  return () => {
    write(lines, 1_000, 'x'.repeat(1_000));
    return holds();
  };
}

function numbered(from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, n) => `line ${from + n} `);
}
