import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { Figure } from '../../ports/figures.js';
import type { FigureReader, Read } from './figure-reader.js';

/** Everything that is known, in Prometheus' text format. */
export class Exposition {
  readonly contentType: string;

  constructor(
    private readonly registry: Registry,
    private readonly figures: FigureReader,
  ) {
    this.contentType = registry.contentType;
    collectDefaultMetrics({ register: registry });
  }

  async text(): Promise<string> {
    const told = await this.figures.read();
    // Made anew, so that what is not told is absent and not zero.
    const registry = new Registry();
    for (const figure of told.flatMap(shown)) show(registry, figure);
    return `${await this.registry.metrics()}\n${await registry.metrics()}`;
  }
}

function show(registry: Registry, { name, help, type, value, labels = {} }: Figure): void {
  const Metric = type === 'counter' ? Counter : Gauge;
  const labelNames = Object.keys(labels);
  const known = registry.getSingleMetric(name) as Gauge | undefined;
  (known ?? new Metric({ name, help, labelNames, registers: [registry] })).inc(labels, value);
}

function shown({ source, figures }: Read): readonly Figure[] {
  const up: Figure = {
    name: 'ogrom_figures_up',
    help: 'Whether a part of the service could tell its figures; they are absent where not.',
    type: 'gauge',
    value: Number(figures !== undefined),
    labels: { source },
  };
  return [up, ...(figures ?? [])];
}
