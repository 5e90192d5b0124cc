import type { DynamicModule } from '@nestjs/common';
import { Figures } from '../../ports/figures.js';
import { Spans } from '../../ports/tracing.js';
import { OtlpSpans } from './otlp-spans.js';
import { SpanFigures } from './span-figures.js';

class OpenTelemetry {}

/** Sends these spans for as long as the app lives. */
export function openTelemetryAdapter(spans: OtlpSpans): DynamicModule {
  return {
    module: OpenTelemetry,
    providers: [
      { provide: Spans, useValue: spans },
      { provide: Figures, useFactory: () => new SpanFigures(spans) },
    ],
    exports: [Spans, Figures],
  };
}
