import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Fault, faults, FaultyServer } from '../support/faulty-server.js';
import { until } from '../support/until.js';
import { deadlineMs, replies, rules, type Subject, subjects } from './subjects.js';

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

/** One call, or all shops together where somebody waits for them; and what a busy machine takes longer. */
const boundMs: Readonly<Record<string, number>> = {
  'exchange rates': rules.totalMs,
  'live offers': deadlineMs,
  images: 2 * rules.totalMs,
};
const slackMs = 250;
/** Nobody is asked then, which is what counts; only a loaded machine makes it long. */
const mostRestingMs = slackMs;

const rows: string[] = [];
const ms = (since: number) => `${Math.round(performance.now() - since)} ms`;

describe.each(Object.keys(subjects))('%s', (name) => {
  let server: FaultyServer;
  beforeAll(async () => {
    jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    server = await FaultyServer.start(({ url }) => replies[name]!(url!));
  });
  afterAll(() => server.close());

  it.each(faults)('%s', async (fault) => {
    const [first, then] = table[name]![fault];
    const subject = await subjects[name]!(server);
    await server.suffer(fault);
    try {
      const began = performance.now();
      expect(await subject.ask()).toBe(first);
      const firstMs = ms(began);
      expect(Number.parseInt(firstMs)).toBeLessThan(boundMs[name]! + slackMs);
      const resting = then === undefined ? 'stays closed' : await opened(subject, server, then);
      await server.suffer(undefined);
      rows.push(`| ${name} | ${fault} | ${first}, ${firstMs} | ${resting} | ${await recovered(subject)} |`);
    } finally {
      await server.suffer(undefined);
      await subject.close();
    }
  });
});

/** After so many failures nothing is sent any more, and the caller has its answer at once. */
async function opened(subject: Subject, server: FaultyServer, then: string): Promise<string> {
  for (let calls = 1; !subject.resting && calls < 2 * rules.breaker.failures; calls++) await subject.ask();
  await until(() => subject.resting, 'the breaker to open');
  const sent = server.asked.length;
  const began = performance.now();
  expect(await subject.ask()).toBe(then);
  const taken = ms(began);
  expect(Number.parseInt(taken)).toBeLessThan(mostRestingMs);
  expect(server.asked.length).toBe(sent);
  return `${then}, ${taken}`;
}

/** By itself, once the breaker has rested. */
async function recovered(subject: Subject): Promise<string> {
  const began = performance.now();
  while ((await subject.ask()) !== subject.well) {
    if (performance.now() - began > 5_000) throw new Error('it did not recover');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return ms(began);
}

afterAll(() => {
  if (process.env['FAULT_TABLE'] === undefined) return;
  const head = `| adapter | fault | what the caller gets | after ${rules.breaker.failures} in a row | well again after |`;
  process.stdout.write(`${[head, '| --- | --- | --- | --- | --- |', ...rows].join('\n')}\n`);
});
