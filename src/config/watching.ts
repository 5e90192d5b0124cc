import { z } from 'zod';
import type { Read } from './environment.js';
import { server } from './values.js';

export const watchingVariables = () => ({
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,}$/)
    .optional()
    .describe('at least 16 characters without blanks'),
  OTEL_EXPORTER_OTLP_ENDPOINT: server('http:', 'https:')
    .optional()
    .describe('http:// or https://host:port of a collector'),
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(0(\.\d+)?|1(\.0+)?)$/)
    .transform(Number)
    .default(1)
    .describe('the share of traces to record, from 0 to 1'),
});

/** Whoever reads the metrics must say the token, where there is one. */
export const metrics = (all: Read<typeof watchingVariables>) => ({ token: all.METRICS_TOKEN });

/** Without an endpoint traces are passed on, but not recorded. */
export const tracing = (all: Read<typeof watchingVariables>) => ({
  endpoint: all.OTEL_EXPORTER_OTLP_ENDPOINT,
  ratio: all.OTEL_TRACES_SAMPLER_ARG,
});
