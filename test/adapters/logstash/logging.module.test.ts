import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { LineWriter } from '../../../src/adapters/logstash/line-writer.js';
import { loggingAdapter } from '../../../src/adapters/logstash/logging.module.js';
import { Logs } from '../../../src/adapters/logstash/logs.js';
import { LogstashProbe } from '../../../src/adapters/logstash/logstash-probe.js';
import { type AccessEntry, AccessLog } from '../../../src/ports/access-log.js';
import { receivedLines } from '../../support/received-lines.js';
import { describeWith } from '../../support/services.js';
import { until } from '../../support/until.js';
import { freePort, Receiver } from './receiver.js';

const ending: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).toReversed()) await end();
});

const entry: AccessEntry = {
  method: 'GET',
  route: '/v1/products/:id',
  status: 200,
  durationMs: 1.5,
  traceId: 'abc',
  client: '192.0.2.1',
  bytes: 1700,
};

describe('without a URL', () => {
  it('all lines go to stdout', async () => {
    const { console, shown } = terminal();
    const logs = new Logs({ level: 'info', service: 'ogrom' }, console);
    logs.logger.log('started', 'main');
    logs.logger.debug?.('not at this level', 'main');
    logs.access.record(entry);
    expect(await logs.flush(10_000)).toBe(true);
    expect(shown()).toEqual([
      expect.objectContaining({ level: 'info', message: 'started', context: 'main', service: 'ogrom' }),
      expect.objectContaining({ ...entry, message: 'GET /v1/products/:id 200', context: 'access' }),
    ]);
  });

  it('access lines come without being asked for', async () => {
    const { console, shown } = terminal();
    const logs = new Logs({ level: 'info', service: 'ogrom' }, console);
    for (let n = 0; n < 1_000; n++) logs.access.record(entry);
    expect(shown()).toEqual([]);
    await until(() => shown().length === 1_000, 'the lines are shown');
  });

  it('access entries that come too fast are dropped and counted', () => {
    const logs = new Logs({ level: 'info', service: 'ogrom' }, new LineWriter());
    for (let n = 0; n < 20_100; n++) logs.access.record(entry);
    expect(logs.dropped).toBe(100);
  });

  it('there is nothing that could be away', async () => {
    const probe = new LogstashProbe(new Logs({ level: 'info', service: 'ogrom' }, new LineWriter()));
    expect(probe.configured).toBe(false);
    await probe.check();
  });
});

describe('with a URL', () => {
  it('access lines go to logstash alone, those of the application to stdout too', async () => {
    const receiver = await new Receiver().listen();
    ending.push(() => receiver.close());
    const { console, shown } = terminal();
    const logs = opened({ url: `tcp://127.0.0.1:${receiver.port}` }, console);
    logs.logger.warn('careful', 'main');
    logs.access.record(entry);
    expect(await logs.flush(10_000)).toBe(true);
    await until(() => receiver.lines.length === 3, 'three lines arrive');
    expect(receiver.lines.map((line) => JSON.parse(line).message).sort()).toEqual([
      'GET /v1/products/:id 200',
      'careful',
      'logstash is connected',
    ]);
    expect(shown().map((line) => line['message'])).toEqual(['careful', 'logstash is connected']);
    await new LogstashProbe(logs).check();
  });

  it('a black hole does not hold up the terminal', async () => {
    const hole = await new Receiver({ read: false }).listen();
    ending.push(() => hole.close());
    const { console, shown } = terminal();
    const logs = opened({ url: `tcp://127.0.0.1:${hole.port}` }, console);
    for (let n = 0; n < 4_000; n++) {
      logs.logger.log({ message: 'so much to say '.repeat(270), n }, 'main');
      if (n % 200 === 0) await new Promise(setImmediate);
    }
    await until(() => console.waiting === 0, 'the terminal has all lines');
    expect(shown().filter((line) => 'n' in line)).toHaveLength(4_000);
    expect(logs.dropped).toBeGreaterThan(0);
    expect(await logs.flush(50)).toBe(false);
  });

  it('the probe says why there is no connection, and the log says it once', async () => {
    const { console, shown } = terminal();
    let attempts = 0;
    const random = () => (attempts++, 0);
    const logs = opened({ url: `tcp://127.0.0.1:${await freePort()}`, random }, console);
    await until(() => attempts >= 3, 'it was tried three times');
    await console.flush(10_000);
    await expect(new LogstashProbe(logs).check()).rejects.toThrow(
      /^no connection: it refuses connections; \d+ lines wait, 0 were dropped$/,
    );
    expect(shown()).toEqual([
      expect.objectContaining({ level: 'warn', message: 'logstash is away: it refuses connections' }),
    ]);
  });
});

it('a Nest application is given the log, the access log and the probe', async () => {
  const adapter = loggingAdapter({ level: 'fatal', service: 'ogrom' });
  const nest = await Test.createTestingModule({ imports: [adapter] }).compile();
  expect(nest.get(AccessLog)).toBe(nest.get(Logs).access);
  expect(nest.get(LogstashProbe).name).toBe('logstash');
});

describeWith('logstash', 'the real receiver', (url) => {
  it('gets what Nest logs, and the access log', async () => {
    const logs = opened({ url }, terminal().console);
    const traceId = randomUUID();
    const logger = new Logger('http');
    Logger.overrideLogger(logs.logger);
    logger.error({ message: 'request failed – ärgerlich', traceId, error: 'Error: why\n  at x' });
    logs.access.record({ ...entry, traceId });
    expect(await logs.flush(10_000)).toBe(true);
    expect(await receivedLines(traceId, 2)).toEqual([
      expect.objectContaining({ level: 'error', message: 'request failed – ärgerlich', context: 'http' }),
      expect.objectContaining({ level: 'info', status: 200, durationMs: 1.5, service: 'ogrom' }),
    ]);
  });
});

function opened(options: { url: string; random?: () => number }, console: LineWriter): Logs {
  const logs = new Logs({ level: 'info', service: 'ogrom', ...options }, console);
  ending.push(() => logs.close());
  return logs;
}

function terminal() {
  let text = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  const console = new LineWriter();
  console.attach(stream);
  const shown = (): Record<string, unknown>[] =>
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  return { console, shown };
}
