import { expect, it } from '@jest/globals';
import { FigureReader } from '../../../src/adapters/prometheus/figure-reader.js';
import { type Figure, Figures } from '../../../src/ports/figures.js';

class Source extends Figures {
  asked = 0;

  constructor(
    readonly name: string,
    private readonly answer: () => Figure[] | Promise<Figure[]>,
  ) {
    super();
  }

  read() {
    this.asked++;
    return this.answer();
  }
}

const figure: Figure = { name: 'ogrom_x', help: 'x', type: 'gauge', value: 1 };

it('asks every source, and goes on without those that fail or do not answer in time', async () => {
  const sources = [
    new Source('good', () => [figure]),
    new Source('throws', () => {
      throw new Error('away');
    }),
    new Source('rejects', () => Promise.reject(new Error('away'))),
    new Source('hangs', () => new Promise(() => undefined)),
  ];
  expect(await new FigureReader(() => sources).read()).toEqual([
    { source: 'good', figures: [figure] },
    { source: 'throws', figures: undefined },
    { source: 'rejects', figures: undefined },
    { source: 'hangs', figures: undefined },
  ]);
});

it('asks once in two seconds, however many want to know', async () => {
  const clock = { now: 0 };
  const source = new Source('one', () => [figure]);
  const reader = new FigureReader(
    () => [source],
    () => clock.now,
  );
  await Promise.all(Array.from({ length: 100 }, () => reader.read()));
  clock.now = 1_999;
  await reader.read();
  expect(source.asked).toBe(1);
  clock.now = 2_000;
  await reader.read();
  expect(source.asked).toBe(2);
});
