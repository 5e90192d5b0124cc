import type { Figure } from '../../ports/figures.js';
import type { SaidOffers } from './said-offers.js';
import { disbeliefs } from './shop-answer.js';
import type { ShopDesk } from './shop-desk.js';

export function shopsFigures(desks: ReadonlyMap<string, ShopDesk>, answers: SaidOffers): readonly Figure[] {
  const refused = [...desks].flatMap(([shop, desk]) =>
    disbeliefs.map((why) => ({
      name: 'ogrom_live_offers_refused_total',
      help: 'Answers of shops that were not believed, by what was wrong with them.',
      type: 'counter' as const,
      value: desk.refused(why),
      labels: { shop, why },
    })),
  );
  return [
    ...refused,
    {
      name: 'ogrom_live_offers_waiting',
      help: 'Answers of shops that the catalogue has not been told yet.',
      type: 'gauge',
      value: answers.size,
    },
    {
      name: 'ogrom_live_offers_dropped_total',
      help: 'Answers of shops that the catalogue was never told, because too many waited.',
      type: 'counter',
      value: answers.dropped,
    },
  ];
}
