import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Fault, faults, FaultyServer } from '../support/faulty-server.js';
import { until } from '../support/until.js';
import { recovered } from './rests.js';
import { ample, replies, rules, short, type Subject, subjects } from './subjects.js';

/** What its caller gets at first, and once the breaker has opened; undefined where it never opens. */
type Expected = readonly [first: string, then?: string];

const kept: Expected = ['rates of 2026-11-25, stale', 'rates of 2026-11-25, stale'];
const late: Expected = ['stale', 'unreachable'];
const away: Expected = ['unreachable', 'unreachable'];
const lie: Expected = ['refused', 'unreachable'];
const silent: Expected = ['silent', 'not asked'];
// Of an image only the headers are looked at.
const fine: Expected = ['alive'];
const everyFault = (expected: Expected) =>
  Object.fromEntries(faults.map((fault) => [fault, expected])) as Record<Fault, Expected>;

const table: Readonly<Record<string, Record<Fault, Expected>>> = {
  'exchange rates': everyFault(kept),
  'live offers': {
    ...everyFault(away),
    ...{ slow: late, silent: late, 'black hole': late },
    ...{ 'wrong content type': lie, 'huge body': lie },
  },
  images: {
    ...everyFault(silent),
    ...{ slow: fine, 'half a body': fine, 'huge body': fine, 'wrong content type': ['dead'] },
  },
};

const withoutEnd = new Set<Fault>(['slow', 'silent', 'black hole']);
/** Far more than the short times and a machine that stands still, far less than what does not end in time. */
const soonMs = 5_000;

const rows: string[] = [];

describe.each(Object.keys(subjects))('%s', (name) => {
  let server: FaultyServer;
  beforeAll(async () => {
    jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    server = await FaultyServer.start(({ url }) => replies[name]!(url!));
  });
  afterAll(() => server.close());

  it.each(faults)('%s', async (fault) => {
    const [first, then] = table[name]![fault];
    const waits = withoutEnd.has(fault) && first !== 'alive';
    const { url, certificate } = server;
    const subject = await subjects[name]!({ url, certificate, times: waits ? short : ample });
    await server.suffer(fault);
    try {
      const began = performance.now();
      expect(await subject.ask()).toBe(first);
      const firstMs = performance.now() - began;
      expect(firstMs).toBeLessThan(soonMs);
      const resting = then === undefined ? 'stays closed' : await opened(subject, then);
      await server.suffer(undefined);
      await recovered(subject);
      rows.push(`| ${name} | ${fault} | ${first}, ${Math.round(firstMs)} ms | ${resting} |`);
    } finally {
      await server.suffer(undefined);
      await subject.close();
    }
  });
});

/** After so many failures nothing is sent any more, and the caller has its answer at once. */
async function opened(subject: Subject, then: string): Promise<string> {
  for (let calls = 1; !subject.resting && calls < 2 * rules.breaker.failures; calls++) await subject.ask();
  await until(() => subject.resting, 'the breaker to open');
  const { refused } = subject;
  expect(await subject.ask()).toBe(then);
  expect(subject.refused).toBe(refused + 1);
  return then;
}

afterAll(() => {
  if (process.env['FAULT_TABLE'] === undefined) return;
  const head = `| adapter | fault | what the caller gets | after ${rules.breaker.failures} in a row |`;
  process.stdout.write(`${[head, '| --- | --- | --- | --- |', ...rows].join('\n')}\n`);
});
