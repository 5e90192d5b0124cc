import type { DynamicModule } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { Registry } from 'prom-client';
import { Figures } from '../../ports/figures.js';
import { RequestMetrics } from '../../ports/request-metrics.js';
import { type Build, BuildFigures } from './build-figures.js';
import { Exposition } from './exposition.js';
import { FigureReader } from './figure-reader.js';
import { Access, MetricsController } from './metrics.controller.js';
import { PrometheusRequests } from './prometheus-requests.js';

class PrometheusModule {}

/** `/metrics`: the requests, the process, and the figures of every part of the app that provides some. */
export function prometheusAdapter({ token, build }: { token?: string; build: Build }): DynamicModule {
  return {
    module: PrometheusModule,
    imports: [DiscoveryModule],
    controllers: [MetricsController],
    providers: [
      { provide: Registry, useFactory: () => new Registry() },
      { provide: Figures, useFactory: () => new BuildFigures(build) },
      { provide: Access, useValue: { token } },
      {
        provide: RequestMetrics,
        useFactory: (registry: Registry) => new PrometheusRequests(registry),
        inject: [Registry],
      },
      {
        provide: Exposition,
        useFactory: (registry: Registry, app: DiscoveryService) =>
          new Exposition(registry, new FigureReader(() => figuresOf(app))),
        inject: [Registry, DiscoveryService],
      },
    ],
    exports: [RequestMetrics],
  };
}

/** Found rather than listed, so that an adapter that begins to tell figures needs no second place. */
function figuresOf(app: DiscoveryService): readonly Figures[] {
  const instances = app.getProviders().map(({ instance }) => instance as unknown);
  return [...new Set(instances.filter((one) => one instanceof Figures))];
}
