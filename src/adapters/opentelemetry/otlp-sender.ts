import { hostname } from 'node:os';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import type { Span } from '../../ports/tracing.js';

export interface OtlpOptions {
  /** `http(s)://host:port` of a collector; `OTEL_EXPORTER_OTLP_HEADERS` and its like are the exporter's to read. */
  readonly endpoint: string;
  readonly version: string;
}

/** Sends a batch; resolves with what went wrong, never rejects. */
export type SendSpans = (batch: readonly Span[]) => Promise<Error | undefined>;
type Readable = Parameters<OTLPTraceExporter['export']>[0][number];

// Beside a retry or two; the process must be able to end meanwhile.
const timeoutMillis = 3_000;
// The numbers of OpenTelemetry's enumerations, which are part of the protocol.
const kinds = { server: 1, client: 2 };
const status = { unset: 0, error: 2 };
const none = {
  links: [],
  events: [],
  droppedAttributesCount: 0,
  droppedEventsCount: 0,
  droppedLinksCount: 0,
};

/** Spans to a collector by OTLP/HTTP, as JSON. */
export function otlpSender({ endpoint, version }: OtlpOptions): SendSpans {
  const exporter = new OTLPTraceExporter({ url: new URL('v1/traces', folder(endpoint)).href, timeoutMillis });
  const resource = resourceFromAttributes({
    'service.name': 'ogrom',
    'service.version': version,
    'service.instance.id': `${hostname()}:${process.pid}`,
  });
  const scope = { name: 'ogrom', version };
  return (batch) =>
    new Promise((resolve) => {
      const spans = batch.map((span) => ({ ...readable(span), resource, instrumentationScope: scope }));
      exporter.export(spans, ({ code, error }) =>
        resolve(code === 0 ? undefined : (error ?? new Error('it was not said why'))),
      );
    });
}

function readable(span: Span): Omit<Readable, 'resource' | 'instrumentationScope'> {
  const context = contextOf(span, span.spanId);
  return {
    ...none,
    name: span.name,
    kind: kinds[span.kind],
    spanContext: () => context,
    ...(span.parentId && { parentSpanContext: { ...contextOf(span, span.parentId), isRemote: true } }),
    startTime: highResolution(span.startedAt),
    endTime: highResolution(span.startedAt + span.durationMs),
    duration: highResolution(span.durationMs),
    status: { code: span.failed ? status.error : status.unset },
    attributes: span.attributes,
    ended: true,
  };
}

function contextOf({ traceId, state }: Span, spanId: string) {
  const traceState = state === undefined ? undefined : asSent(state);
  return { traceId, spanId, traceFlags: 1, ...(traceState && { traceState }) };
}

/** The caller's `tracestate`, which we never change. */
function asSent(state: string): NonNullable<ReturnType<Readable['spanContext']>['traceState']> {
  const same = { serialize: () => state, get: () => undefined, set: () => same, unset: () => same };
  return same;
}

function highResolution(ms: number): [number, number] {
  const seconds = Math.floor(ms / 1000);
  return [seconds, Math.round((ms - seconds * 1000) * 1e6)];
}

function folder(endpoint: string): string {
  return endpoint.endsWith('/') ? endpoint : `${endpoint}/`;
}
