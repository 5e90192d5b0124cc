import type { DynamicModule } from '@nestjs/common';
import { downloadAdapter } from './adapters/download/download.module.js';
import { elasticsearchAdapter } from './adapters/elasticsearch/elasticsearch.module.js';
import { ftsAdapter } from './adapters/fts/fts.module.js';
import { imagesAdapter } from './adapters/images/images.module.js';
import { developmentIdentity, noIdentity, oidcIdentity } from './adapters/identity/identity.module.js';
import { loggingAdapter } from './adapters/logstash/logging.module.js';
import { redisAdapter } from './adapters/redis/redis.module.js';
import { openTelemetryAdapter } from './adapters/opentelemetry/opentelemetry.module.js';
import { OtlpSpans } from './adapters/opentelemetry/otlp-spans.js';
import { prometheusAdapter } from './adapters/prometheus/prometheus.module.js';
import { bundledRates } from './adapters/rates/bundled-rates.js';
import { bundledRatesAdapter, ecbRatesAdapter } from './adapters/rates/rates.module.js';
import { shopsAdapter } from './adapters/shops/shops.module.js';
import { spoolAdapter } from './adapters/spool/spool.module.js';
import { sqlAdapter } from './adapters/sql/sql.module.js';
import { inEuros } from './catalogue/base-price.js';
import { checkingImages, updatingOffers } from './checking/checking.module.js';
import { following, trimming } from './changes/changes.module.js';
import type { Config } from './config.js';
import { batchEndpoint } from './endpoints/batch/batch.module.js';
import { counting } from './counting/counting.module.js';
import { brandsEndpoint } from './endpoints/brands/brands.module.js';
import { categoriesEndpoint } from './endpoints/categories/categories.module.js';
import { changesEndpoint } from './endpoints/changes/changes.module.js';
import { clickOutsEndpoint } from './endpoints/click-outs/click-outs.module.js';
import { clickReportsEndpoint } from './endpoints/click-reports/click-reports.module.js';
import { clickTemplatesEndpoint } from './endpoints/click-templates/click-templates.module.js';
import { clientsEndpoint } from './endpoints/clients/clients.module.js';
import { favouritesEndpoint } from './endpoints/favourites/favourites.module.js';
import { importsEndpoint } from './endpoints/imports/imports.module.js';
import { indexBuildsEndpoint } from './endpoints/index-builds/index-builds.module.js';
import { meEndpoint } from './endpoints/me/me.module.js';
import { outfitsEndpoint } from './endpoints/outfits/outfits.module.js';
import { productsEndpoint } from './endpoints/products/products.module.js';
import { searchEndpoint } from './endpoints/search/search.module.js';
import { shopsEndpoint } from './endpoints/shops/shops.module.js';
import { suggestionsEndpoint } from './endpoints/suggestions/suggestions.module.js';
import { access } from './http/access/access.module.js';
import { inProcess } from './http/in-process/in-process.module.js';
import { mount } from './http/mount.js';
import { RequestTracing } from './http/request-tracing.js';
import { WatchedRequests } from './http/watched-requests.js';
import { importing } from './importing/importing.module.js';
import { indexing } from './indexing/indexing.module.js';
import { health } from './lifecycle/health.module.js';
import { lifecycleModule } from './lifecycle/lifecycle.module.js';
import type { Lifecycle } from './ports/lifecycle.js';
import type { Tracing } from './ports/tracing.js';
import { recording } from './recording/recording.module.js';

class AppModule {}

/** The outside systems that this configuration names, or their embedded defaults. */
export function adapters(config: Config, tracing: Tracing = tracingOf(config)) {
  // In production the schema changes in a step of its own, `ogrom migrate`.
  const catalogue = sqlAdapter({
    url: config.database.url,
    migrate: !config.production,
    release: config.build.version,
    // Not the rates of the day: an order of prices that changes every day would be a catalogue that changes every day.
    toBase: inEuros(bundledRates.perEuro),
  });
  const { rates, liveOffers, images } = config.thirdParties;
  return {
    catalogue,
    search: config.elasticsearch.url
      ? elasticsearchAdapter({
          url: config.elasticsearch.url,
          prefix: config.elasticsearch.prefix,
          tracing,
        })
      : ftsAdapter({ file: embeddedFile(config) }),
    rates: rates.url ? ecbRatesAdapter({ url: rates.url, from: [catalogue] }) : bundledRatesAdapter(),
    shops: shopsAdapter(liveOffers),
    images: imagesAdapter(images),
    download: downloadAdapter(),
    people: identity(config),
    ...(config.redis.url && { counters: redisAdapter({ url: config.redis.url }) }),
    ...(config.clicks.spool && { spool: spoolAdapter({ folder: config.clicks.spool }) }),
    log: loggingAdapter({
      ...config.logging,
      ...config.build,
      service: 'ogrom',
      traceId: () => tracing.traceId(),
    }),
  };
}

/** Traces are passed on, and recorded where the configuration names a collector. */
export function tracingOf({ tracing, build }: Config): RequestTracing {
  const { endpoint, ratio } = tracing;
  return new RequestTracing(
    endpoint ? new OtlpSpans({ endpoint, version: build.version }) : undefined,
    ratio,
  );
}

function identity({ access: { oidc }, production, database }: Config): DynamicModule {
  if (oidc) return oidcIdentity(oidc);
  return production ? noIdentity() : developmentIdentity({ folder: database.folder, production });
}

/** The embedded search lives in the catalogue's own file, or beside a catalogue that is elsewhere. */
function embeddedFile({ database }: Config): string {
  return database.url.startsWith('sqlite:') ? database.url.slice('sqlite:'.length) : '.ogrom/search.sqlite';
}

/** The map of the service: which endpoint, at which path, fed by which adapters. */
export function appModule(config: Config, lifecycle: Lifecycle, tracing: RequestTracing): DynamicModule {
  const life = lifecycleModule(lifecycle);
  const { catalogue, search, rates, shops, images, download, log, people, counters, spool } = adapters(
    config,
    tracing,
  );
  const feed = following({ from: [catalogue] });
  const clicks = recording({ from: [catalogue, life], spool });
  const changes = changesEndpoint({
    ...config.changes,
    drainMs: config.lifecycle.drainMs,
    snapshot: '/v1/products?limit=100',
  });
  const endpoints = [
    mount('v1/products', productsEndpoint, { from: [catalogue, search, rates, shops] }),
    mount('v1/search', searchEndpoint, { from: [catalogue, search, rates] }),
    mount('v1/suggestions', suggestionsEndpoint, { from: [search] }),
    mount('v1/categories', categoriesEndpoint, { from: [catalogue] }),
    mount('v1/brands', brandsEndpoint, { from: [catalogue] }),
    mount('v1/shops', shopsEndpoint, { from: [catalogue] }),
    mount('v1/outfits', outfitsEndpoint, { from: [catalogue, search, rates] }),
    mount('v1/favourites', favouritesEndpoint, { from: [catalogue, rates] }),
    mount('v1/me', meEndpoint, { from: [catalogue] }),
    mount('v1/imports', importsEndpoint, { from: [catalogue] }),
    mount('v1/index-builds', indexBuildsEndpoint, { from: [catalogue] }),
    mount('v1/changes', changes, { from: [catalogue, feed, life] }),
    mount('v1/out', clickOutsEndpoint, { from: [clicks, catalogue, feed, search, log] }),
    mount('v1/click-reports', clickReportsEndpoint, { from: [catalogue] }),
    mount('v1/click-templates', clickTemplatesEndpoint, { from: [catalogue] }),
    mount('v1/clients', clientsEndpoint, { from: [catalogue] }),
    mount('v1/batch', batchEndpoint, { from: [inProcess()] }),
  ];
  const systems = [
    { adapter: catalogue, vital: true },
    { adapter: search },
    ...(config.logging.url ? [{ adapter: log }] : []),
    ...[rates, shops, images].map((adapter) => ({ adapter, dispensable: true })),
    ...(config.access.oidc ? [{ adapter: people }] : []),
    ...(counters ? [{ adapter: counters }] : []),
  ];
  return {
    module: AppModule,
    imports: [
      ...endpoints,
      // Nothing of the service depends on the log, so it is no endpoint's.
      log,
      access({ from: [catalogue, people, ...(counters ? [counters] : [])] }),
      prometheusAdapter({ token: config.metrics.token, build: config.build }),
      ...(tracing.spans instanceof OtlpSpans ? [openTelemetryAdapter(tracing.spans)] : []),
      importing({ from: [catalogue, download, life], work: config.work.importer }),
      indexing({ from: [catalogue, search, life], work: config.work.indexer }),
      ...(config.thirdParties.liveOffers.shops.length > 0
        ? [updatingOffers({ from: [catalogue, shops, life] })]
        : []),
      ...(config.thirdParties.images.check ? [checkingImages({ from: [catalogue, images, life] })] : []),
      trimming({
        from: [catalogue, search, life],
        retentionMs: config.changes.retentionMs,
        work: config.work.indexer,
      }),
      counting({
        ...{ from: [catalogue, life], work: config.work.counter },
        retentionDays: config.clicks.retentionDays,
      }),
      health({ systems, release: config.build, lifecycle }),
    ],
    providers: [WatchedRequests],
  };
}
