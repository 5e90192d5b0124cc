import { describe, expect, it } from '@jest/globals';
import { backoff } from '../../../src/adapters/logstash/backoff.js';
import { accessLine, logLine, membersOf } from '../../../src/adapters/logstash/log-line.js';

const origin = { service: 'ogrom', instance: 'a:1' };
const time = new Date('2026-11-20T10:00:00.123Z');

describe('a line', () => {
  it('is JSON with a time stamp, a level and a message', () => {
    expect(lineOf({ level: 'info', message: 'hello', context: 'http' })).toEqual({
      '@timestamp': '2026-11-20T10:00:00.123Z',
      level: 'info',
      message: 'hello',
      service: 'ogrom',
      instance: 'a:1',
      context: 'http',
    });
  });

  it('stays one line whatever the message', () => {
    const line = logLine(time, origin, { level: 'info', message: 'a\nb\u2028c' });
    expect(line.indexOf('\n')).toBe(line.length - 1);
  });

  it('shows errors, big integers and stacks, and leaves out stacks that are none', () => {
    const shown = lineOf({
      level: 'error',
      message: 'no',
      error: new Error('why'),
      n: 12n,
      stack: ['at x', null],
    });
    expect(shown).toMatchObject({ error: expect.stringContaining('Error: why'), n: '12', stack: 'at x' });
    expect(lineOf({ level: 'error', message: 'no', stack: [undefined] })).not.toHaveProperty('stack');
  });

  it('is made even of what cannot be written as JSON', () => {
    const circle: Record<string, unknown> = { level: 'warn', message: 'round' };
    circle['self'] = circle;
    expect(lineOf(circle)).toMatchObject({ level: 'warn', message: 'round', cut: true });
  });

  it('is cut where it would be too long for a receiver', () => {
    const line = logLine(time, origin, { level: 'info', message: 'x'.repeat(1_000_000), more: 'y' });
    expect(line.length).toBeLessThan(11_000);
    expect(JSON.parse(line)).toMatchObject({ cut: true });
  });
});

it('of a request is JSON too', () => {
  const entry = { method: 'GET', route: '/v1/"x"', status: 404, durationMs: 0.25, traceId: 'abc' };
  expect(JSON.parse(accessLine(time, membersOf(origin), entry))).toEqual({
    '@timestamp': '2026-11-20T10:00:00.123Z',
    level: 'info',
    message: 'GET /v1/"x" 404',
    context: 'access',
    ...origin,
    ...entry,
  });
});

describe('the wait before the next attempt', () => {
  it('doubles up to five seconds', () => {
    expect([0, 1, 2, 20, 2000].map((failures) => backoff(failures, () => 1))).toEqual([
      100, 200, 400, 5000, 5000,
    ]);
  });

  it('is shortened by up to a half, so that instances do not come all at once', () => {
    expect(backoff(0, () => 0)).toBe(50);
  });
});

function lineOf(record: Record<string, unknown>): unknown {
  return JSON.parse(logLine(time, origin, record));
}
