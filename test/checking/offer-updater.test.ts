import { Logger } from '@nestjs/common';
import { afterEach, expect, it, jest } from '@jest/globals';
import { SaidOffers } from '../../src/adapters/shops/said-offers.js';
import { OfferUpdater } from '../../src/checking/offer-updater.js';
import { InstanceLifecycle } from '../../src/lifecycle/lifecycle.js';
import type { SaidOffer } from '../../src/ports/live-offers.js';
import { OfferUpdates } from '../../src/ports/offer-updates.js';
import { until } from '../support/until.js';

class FlakyUpdates extends OfferUpdates {
  readonly told: SaidOffer[] = [];
  constructor(private failures: number) {
    super();
  }
  update(said: readonly SaidOffer[]) {
    if (this.failures-- > 0) return Promise.reject(new Error('the database is away'));
    this.told.push(...said);
    return Promise.resolve({ changed: said.length });
  }
}

afterEach(() => void jest.restoreAllMocks());

it('tells everything that was said, also when the database was away', async () => {
  jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
  const answers = new SaidOffers();
  const ids = Array.from({ length: 250 }, (_, n) => `offer-${n}`);
  for (const id of ids) answers.add({ id, price: { minor: 1, currency: 'EUR' }, availability: 'in_stock' });
  const updates = new FlakyUpdates(1);
  const updater = new OfferUpdater(answers, updates, new InstanceLifecycle());
  updater.onApplicationBootstrap();
  await until(() => updates.told.length === 250, 'all of them');
  await updater.beforeApplicationShutdown();
  expect(updates.told.map(({ id }) => id)).toEqual(ids);
  expect(updater.changed).toBe(250);
});
