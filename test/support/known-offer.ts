import type { KnownOffer } from '../../src/ports/live-offers.js';

/** An offer as the catalogue knows it; a test says only what it is about. */
export function aKnownOffer(traits: Partial<KnownOffer> = {}): KnownOffer {
  const sku = traits.sku ?? 'A-1';
  return {
    ...{ id: `offer-${sku}`, shopId: 'my-shop', sku },
    ...{ price: { minor: 4995, currency: 'EUR' }, availability: 'in_stock' },
    ...traits,
  };
}
