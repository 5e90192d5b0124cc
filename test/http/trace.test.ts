import { describe, expect, it } from '@jest/globals';
import { traceFrom, traceparentOf } from '../../src/http/trace.js';

const id = '4bf92f3577b34da6a3ce929d0e0e4736';
const span = '00f067aa0ba902b7';
const never = () => false;

describe('trace context', () => {
  it('goes on with the trace of the caller, by a span of its own', () => {
    const trace = traceFrom({ traceparent: `00-${id}-${span}-01`, tracestate: 'a=1,b=2' }, never);
    expect(trace).toMatchObject({ traceId: id, parentId: span, sampled: true, state: 'a=1,b=2' });
    expect(trace.spanId).not.toBe(span);
    expect(traceparentOf(trace)).toBe(`00-${id}-${trace.spanId}-01`);
  });

  it('leaves it to the caller whether the trace is recorded', () => {
    expect(traceFrom({ traceparent: `00-${id}-${span}-00` }, () => true).sampled).toBe(false);
    expect(traceFrom({ traceparent: `00-${id}-${span}-03` }, never).sampled).toBe(true);
  });

  it('understands later versions as far as it knows them', () => {
    expect(traceFrom({ traceparent: `cc-${id}-${span}-01-what-will-be` }, never).traceId).toBe(id);
  });

  it.each([
    undefined,
    '',
    'nonsense',
    `00-${'0'.repeat(32)}-${span}-01`,
    `00-${id}-${'0'.repeat(16)}-01`,
    `00-${id.toUpperCase()}-${span}-01`,
    `00-${id}-${span}-01-more`,
    `ff-${id}-${span}-01`,
  ])('begins a trace of its own for %j', (traceparent) => {
    const trace = traceFrom({ traceparent, tracestate: 'a=1' }, () => true);
    expect(trace.traceId).toMatch(/^[\da-f]{32}$/);
    expect(trace).toEqual({ traceId: trace.traceId, spanId: trace.spanId, sampled: true });
    expect(trace.traceId).not.toBe(id);
  });

  it('does not pass on a state that is longer than it must', () => {
    const traceparent = `00-${id}-${span}-01`;
    expect(traceFrom({ traceparent, tracestate: `a=${'x'.repeat(511)}` }, never).state).toBeUndefined();
  });

  it('begins another one each time, also past the pool of random bytes', () => {
    const ids = Array.from({ length: 1_000 }, () => traceFrom({}, never).traceId);
    expect(new Set(ids).size).toBe(1_000);
  });
});
