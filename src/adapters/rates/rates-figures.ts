import type { Figure } from '../../ports/figures.js';
import type { Rates } from '../../ports/exchange-rates.js';

export function ratesFigures({ date, stale }: Rates, now: number, unbelievable?: number): readonly Figure[] {
  const figures: Figure[] = [
    {
      name: 'ogrom_exchange_rates_age_seconds',
      help: 'Since the day of the exchange rates began.',
      type: 'gauge',
      value: Math.max(0, (now - Date.parse(date)) / 1000),
    },
    {
      name: 'ogrom_exchange_rates_stale',
      help: 'Whether newer exchange rates should have been published by now.',
      type: 'gauge',
      value: Number(stale),
    },
  ];
  if (unbelievable === undefined) return figures;
  const help = 'Answers with exchange rates that were not believed.';
  const name = 'ogrom_exchange_rates_unbelievable_total';
  return [...figures, { name, help, type: 'counter', value: unbelievable }];
}
