import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { KeptRates } from '../../src/ports/kept-rates.js';

export interface KeptRatesFixture {
  readonly kept: KeptRates;
  close(): Promise<void>;
}

/** What every KeptRates promises. */
export function keptRatesContract(open: () => Promise<KeptRatesFixture>): void {
  let fixture: KeptRatesFixture;
  beforeEach(async () => void (fixture = await open()));
  afterEach(() => fixture.close());

  it('has none where there were never any', async () => {
    expect(await fixture.kept.latest()).toBeUndefined();
  });

  it('gives those of the latest day, to the last digit, in whatever order they came', async () => {
    const friday = { date: '2026-11-27', perEuro: { EUR: 1, IDR: 20275.17, USD: 1.1172 } };
    await fixture.kept.keep(friday);
    await fixture.kept.keep({ date: '2026-11-26', perEuro: { EUR: 1, USD: 1.2 } });
    expect(await fixture.kept.latest()).toEqual(friday);
  });

  it('takes a correction of the same day', async () => {
    for (const USD of [1.1, 1.2]) await fixture.kept.keep({ date: '2026-11-27', perEuro: { USD } });
    expect((await fixture.kept.latest())?.perEuro).toEqual({ USD: 1.2 });
  });
}
