import { Figures } from '../../ports/figures.js';
import type { OtlpSpans } from './otlp-spans.js';

export class SpanFigures extends Figures {
  readonly name = 'opentelemetry';

  constructor(private readonly spans: OtlpSpans) {
    super();
  }

  read() {
    const { waiting, dropped } = this.spans;
    return [
      {
        name: 'ogrom_spans_waiting',
        help: 'Spans that wait to be sent.',
        type: 'gauge' as const,
        value: waiting,
      },
      {
        name: 'ogrom_spans_dropped_total',
        help: 'Spans that were lost because the collector did not take them in time.',
        type: 'counter' as const,
        value: dropped,
      },
    ];
  }
}
