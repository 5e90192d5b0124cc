import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { LineRing } from '../../../src/adapters/logstash/line-ring.js';

describe('a ring of 10 bytes', () => {
  it('gives lines back in their order, in portions', () => {
    const ring = filled(10, 'aaa', 'bbb', 'ccc');
    expect(ring.take(6)).toEqual(['aaa', 'bbb']);
    expect(ring.take(1)).toEqual(['ccc']);
    expect(ring.take(1)).toEqual([]);
  });

  it('drops the oldest and counts them', () => {
    const ring = filled(10, 'aaa', 'bbb', 'ccc', 'ddd');
    expect(ring.dropped).toBe(1);
    expect(ring.take(100)).toEqual(['bbb', 'ccc', 'ddd']);
  });

  it('counts bytes, not characters', () => {
    expect(filled(10, 'ääää', 'bbb').dropped).toBe(1);
  });

  it('drops a line that is longer than itself without losing others', () => {
    const ring = filled(10, 'aaa', 'b'.repeat(11));
    expect(ring.dropped).toBe(1);
    expect(ring.take(100)).toEqual(['aaa']);
  });

  it('takes lines back as the oldest', () => {
    const ring = filled(10, 'aaa', 'bbb', 'ccc');
    const taken = ring.take(3);
    ring.push('ddd');
    ring.putBack(taken);
    expect(ring.dropped).toBe(1);
    expect(ring.take(100)).toEqual(['bbb', 'ccc', 'ddd']);
  });
});

it('never holds more than its capacity, and loses nothing uncounted', () => {
  const steps = fc.array(fc.oneof(fc.string({ minLength: 1 }), fc.nat({ max: 30 })), { maxLength: 200 });
  fc.assert(
    fc.property(steps, (all) => {
      const ring = new LineRing(50);
      let pushed = 0;
      let taken = 0;
      for (const step of all) {
        if (typeof step === 'string') ring.push(step);
        if (typeof step === 'string') pushed++;
        else taken += ring.take(step).length;
        if (ring.bytes > 50 || pushed !== taken + ring.length + ring.dropped) return false;
      }
      return true;
    }),
  );
});

it('stays in order over many lines', () => {
  const ring = new LineRing(100_000);
  const out: string[] = [];
  for (let n = 0; n < 20_000; n++) {
    ring.push(`${n}\n`);
    if (n % 3 === 0) out.push(...ring.take(12));
  }
  out.push(...ring.take(Infinity));
  expect(ring.dropped).toBe(0);
  expect(out).toEqual(Array.from({ length: 20_000 }, (_, n) => `${n}\n`));
});

function filled(capacity: number, ...lines: string[]): LineRing {
  const ring = new LineRing(capacity);
  for (const line of lines) ring.push(line);
  return ring;
}
