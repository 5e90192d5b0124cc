import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { LineRing } from '../../../src/adapters/logstash/line-ring.js';

describe('a ring of 10 bytes', () => {
  it('gives lines back in their order, in portions', () => {
    const ring = filled(10, 'aa', 'bb', 'cc');
    expect(taken(ring, 6)).toEqual(['aa', 'bb']);
    expect(taken(ring, 1)).toEqual(['cc']);
    expect(taken(ring, 1)).toEqual([]);
  });

  it('drops the oldest and counts them', () => {
    const ring = filled(10, 'aa', 'bb', 'cc', 'dd');
    expect(ring.dropped).toBe(1);
    expect(taken(ring, 100)).toEqual(['bb', 'cc', 'dd']);
  });

  it('counts bytes, not characters', () => {
    expect(filled(10, 'ääää', 'bb').dropped).toBe(1);
  });

  it('drops a line that is longer than itself without losing others', () => {
    const ring = filled(10, 'aa', 'b'.repeat(10));
    expect(ring.dropped).toBe(1);
    expect(taken(ring, 100)).toEqual(['aa']);
  });

  it('takes lines back as the oldest', () => {
    const ring = filled(10, 'aa', 'bb', 'cc');
    const out = ring.take(3);
    ring.push('dd\n');
    ring.putBack(out);
    expect(ring.dropped).toBe(1);
    expect(taken(ring, 100)).toEqual(['bb', 'cc', 'dd']);
  });
});

it('gives what a plain list would give, whatever happens to it', () => {
  const line = fc
    .string({ minLength: 0, maxLength: 20, unit: 'binary' })
    .map((text) => text.replaceAll('\n', ''));
  const step = fc.oneof(
    { weight: 3, arbitrary: line },
    fc.record({ limit: fc.nat({ max: 40 }), back: fc.boolean() }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (all) => {
      const ring = new LineRing(50);
      const list = new Plain(50);
      for (const one of all) {
        if (typeof one === 'string') {
          ring.push(`${one}\n`);
          list.push(one);
        } else {
          const out = ring.take(one.limit);
          const plain = list.take(one.limit);
          expect(textsOf(out.bytes)).toEqual(plain);
          expect(out.count).toBe(plain.length);
          if (one.back) ring.putBack(out);
          if (one.back) list.lines.unshift(...plain);
        }
        expect([ring.bytes, ring.length, ring.dropped]).toEqual([
          list.bytes,
          list.lines.length,
          list.dropped,
        ]);
      }
      expect(taken(ring, Infinity)).toEqual(list.lines);
    }),
  );
});

it('gives up the oldest of what is put back where newer lines took its room', () => {
  const ring = filled(10, 'aa', 'bb', 'cc');
  const out = ring.take(100);
  for (const text of ['dd', 'ee']) ring.push(`${text}\n`);
  ring.putBack(out);
  expect(ring.dropped).toBe(2);
  expect(taken(ring, 100)).toEqual(['cc', 'dd', 'ee']);
});

/** The same with strings in a list. */
class Plain {
  readonly lines: string[] = [];
  dropped = 0;

  constructor(private readonly capacity: number) {}

  get bytes(): number {
    return this.lines.reduce((sum, line) => sum + sizeOf(line), 0);
  }

  push(line: string): void {
    if (sizeOf(line) > this.capacity) return void this.dropped++;
    this.lines.push(line);
    for (; this.bytes > this.capacity; this.dropped++) this.lines.shift();
  }

  take(limit: number): string[] {
    const out: string[] = [];
    for (let bytes = 0; this.lines.length > 0;) {
      bytes += sizeOf(this.lines[0]!);
      if (out.length > 0 && bytes > limit) break;
      out.push(this.lines.shift()!);
    }
    return out;
  }
}

const sizeOf = (line: string) => Buffer.byteLength(line) + 1;
const textsOf = (bytes: Buffer) => bytes.toString().split('\n').slice(0, -1);
const taken = (ring: LineRing, limit: number) => textsOf(ring.take(limit).bytes);

function filled(capacity: number, ...texts: string[]): LineRing {
  const ring = new LineRing(capacity);
  for (const text of texts) ring.push(`${text}\n`);
  return ring;
}
