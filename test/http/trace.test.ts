import { describe, expect, it } from '@jest/globals';
import { traceIdOf, traceparentOf } from '../../src/http/trace.js';

const id = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('trace context', () => {
  it('keeps the trace of the caller', () => {
    expect(traceIdOf(`00-${id}-00f067aa0ba902b7-01`)).toBe(id);
    expect(traceparentOf(id)).toMatch(new RegExp(`^00-${id}-[\\da-f]{16}-01$`));
  });

  it.each([undefined, '', 'nonsense', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`])(
    'begins a trace of its own for %j',
    (header) => {
      expect(traceIdOf(header)).toMatch(/^[\da-f]{32}$/);
    },
  );

  it('begins another one each time, also past the pool of random bytes', () => {
    const ids = Array.from({ length: 1_000 }, () => traceIdOf(undefined));
    expect(new Set(ids).size).toBe(1_000);
  });
});
