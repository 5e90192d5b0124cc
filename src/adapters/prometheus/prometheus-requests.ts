import { Histogram, type Registry } from 'prom-client';
import type { AccessEntry } from '../../ports/access-log.js';
import { RequestMetrics } from '../../ports/request-metrics.js';

const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const classes = ['', '1xx', '2xx', '3xx', '4xx', '5xx'];

/** One histogram tells the rate, the errors and the durations; its labels are few: methods, routes as patterns, classes of status. */
export class PrometheusRequests extends RequestMetrics {
  private readonly durations: Histogram<'method' | 'route' | 'status'>;

  constructor(registry: Registry) {
    super();
    this.durations = new Histogram({
      name: 'ogrom_http_request_duration_seconds',
      help: 'Requests by how long they took, probes left out. 499 (the caller did not wait) counts as 4xx.',
      labelNames: ['method', 'route', 'status'],
      buckets,
      registers: [registry],
    });
  }

  record({ method, route, status, durationMs }: AccessEntry): void {
    const labels = { method, route, status: classes[Math.trunc(status / 100)] ?? '' };
    this.durations.observe(labels, durationMs / 1000);
  }
}
