import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { many } from '../support/change-log.js';
import { type ChangeApp, aChangeApp } from '../support/change-app.js';
import { EventClient } from '../support/event-stream.js';

type Step =
  | { readonly write: readonly number[] }
  | { readonly page: number; readonly wait: boolean }
  | { readonly stream: number };

const steps: fc.Arbitrary<Step> = fc.oneof(
  // Sizes of transactions that begin at the same time.
  fc.record({ write: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 3 }) }),
  fc.record({ page: fc.integer({ min: 1, max: 25 }), wait: fc.boolean() }),
  // After so many events the connection breaks.
  fc.record({ stream: fc.integer({ min: 1, max: 60 }) }),
);

let log: ChangeApp;
beforeAll(async () => {
  log = await aChangeApp();
});
afterAll(() => log.close());

/** A client that reads pages or a stream, now and then, and remembers only the position that it was given last. */
class Reader {
  readonly seen: number[] = [];

  constructor(public at: string) {}

  async page(limit: number, wait: boolean): Promise<void> {
    const seconds = wait ? '&wait=1' : '';
    // An empty wait would only take time.
    const ahead = wait && Number(this.at) < (await newest());
    const url = `${log.base}/v1/changes?since=${this.at}&limit=${limit}${ahead ? seconds : ''}`;
    const { items, position } = (await (await fetch(url)).json()) as {
      items: { position: number }[];
      position: number;
    };
    this.seen.push(...items.map((item) => item.position));
    this.at = String(position);
  }

  /** Ends after so many events, or where there are no more by now. */
  async stream(most: number): Promise<void> {
    const until = Math.min(most, (await newest()) - Number(this.at));
    const client = await EventClient.open(`${log.base}/v1/changes/stream`, { 'last-event-id': this.at });
    await client.until(({ events }) => events.length >= until);
    client.close();
    const got = client.events.map(({ id }) => Number(id));
    this.seen.push(...got);
    this.at = client.lastEventId;
  }
}

async function newest(): Promise<number> {
  return ((await (await fetch(`${log.base}/v1/changes`)).json()) as { newest: number }).newest;
}

it('each position comes once and in order, however writers, pages and reconnections interleave', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 12 }), async (all) => {
      const begin = await newest();
      const reader = new Reader(String(begin));
      const writing: Promise<number[]>[] = [];
      for (const step of all) {
        if ('write' in step) for (const size of step.write) writing.push(log.write(many(size)));
        else if ('page' in step) await reader.page(step.page, step.wait);
        else await reader.stream(step.stream);
      }
      const written = (await Promise.all(writing)).flat().sort((a, b) => a - b);
      while (Number(reader.at) < (await newest())) await reader.page(1_000, false);
      expect(reader.seen).toEqual(written);
    }),
    { numRuns: 40 },
  );
}, 120_000);
