import { describe, expect, it } from '@jest/globals';
import { ConfigError, type Environment, parseConfig } from '../src/config.js';

const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'mysql://ogrom:secret@db:3306/ogrom',
  ELASTICSEARCH_URL: 'https://elastic:secret@search:9200',
};

describe('an empty environment', () => {
  it('is served from the embedded defaults, with the sample catalogue', () => {
    expect(parseConfig({})).toEqual({
      production: false,
      build: { version: 'development', commit: undefined },
      http: {
        host: '0.0.0.0',
        port: 8080,
        trustProxy: [],
        corsOrigins: [],
        rateLimit: { requests: 600_000, seconds: 60 },
        clientRateLimit: { requests: 600_000, seconds: 60 },
      },
      database: { url: 'sqlite:.ogrom/catalogue.sqlite', sampleCatalogue: true, folder: '.ogrom' },
      elasticsearch: { url: undefined, prefix: 'ogrom' },
      access: { openCatalogue: true, oidc: undefined, developmentKey: true },
      redis: { url: undefined },
      metrics: { token: undefined },
      tracing: { endpoint: undefined, ratio: 1 },
      logging: { url: undefined, level: 'info' },
      lifecycle: { warmUpMs: 0, drainMs: 3000, shutdownMs: 9000 },
      thirdParties: { rates: { url: undefined }, liveOffers: { shops: [] }, images: { check: false } },
      changes: { retentionMs: 7 * 86_400_000, readers: 2000, heartbeatMs: 15_000 },
      clicks: { retentionDays: 90 },
      work: { indexer: true, importer: true, counter: true },
    });
  });

  it('is the same as one of blank variables', () => {
    expect(parseConfig({ PORT: '', DATABASE_URL: ' ', LOGSTASH_URL: '' })).toEqual(parseConfig({}));
  });

  it('cannot be changed, at any depth', () => {
    const config = parseConfig({ TRUST_PROXY: '10.0.0.0/8' });
    const parts = [config, ...Object.values(config), config.http.rateLimit, config.http.trustProxy];
    expect(parts.every((part) => Object.isFrozen(part))).toBe(true);
  });
});

describe('a full environment', () => {
  it('is grouped by system', () => {
    const config = parseConfig({
      ...production,
      PORT: '0',
      HOST: '::',
      TRUST_PROXY: '10.0.0.0/8, ::1, fd00::/8',
      CORS_ORIGINS: 'https://shop.example,http://localhost:3000',
      RATE_LIMIT: '100/1',
      CLIENT_RATE_LIMIT: '50/10',
      REDIS_URL: 'rediss://user:secret@redis:6379',
      OPEN_CATALOGUE: 'true',
      OIDC_ISSUER: 'https://login.example/realms/shop',
      OIDC_AUDIENCE: 'ogrom',
      ELASTICSEARCH_PREFIX: 'ogrom-2',
      LOGSTASH_URL: 'tls://logs:5044',
      LOG_LEVEL: 'debug',
      WARMUP_MS: '2500',
      DRAIN_MS: '0',
      SHUTDOWN_MS: '1',
      CHANGE_RETENTION: '36h',
      CHANGE_READERS: '50',
      CHANGE_HEARTBEAT_MS: '5000',
      INDEXER: 'false',
      IMPORTER: '0',
      COUNTER: 'false',
      CLICK_RETENTION_DAYS: '7',
      ECB_RATES_URL: 'http://mirror.example/rates.xml',
      LIVE_OFFERS_URLS: ' my-shop=https://a.example/{sku}?k=1  b=http://b.example/?sku={sku}&x=y ',
      IMAGE_CHECK: 'true',
      OGROM_VERSION: '1.2.3',
      OGROM_COMMIT: 'abc123',
    });
    expect(config).toMatchObject({
      production: true,
      build: { version: '1.2.3', commit: 'abc123' },
      http: {
        port: 0,
        trustProxy: ['10.0.0.0/8', '::1', 'fd00::/8'],
        corsOrigins: ['https://shop.example', 'http://localhost:3000'],
        rateLimit: { requests: 100, seconds: 1 },
        clientRateLimit: { requests: 50, seconds: 10 },
      },
      database: { url: production.DATABASE_URL, sampleCatalogue: false },
      elasticsearch: { url: production.ELASTICSEARCH_URL, prefix: 'ogrom-2' },
      logging: { url: 'tls://logs:5044', level: 'debug' },
      lifecycle: { warmUpMs: 2500, drainMs: 0, shutdownMs: 1 },
      changes: { retentionMs: 36 * 3_600_000, readers: 50, heartbeatMs: 5000 },
      clicks: { retentionDays: 7 },
      work: { indexer: false, importer: false, counter: false },
      thirdParties: {
        rates: { url: 'http://mirror.example/rates.xml' },
        liveOffers: {
          shops: [
            { shopId: 'my-shop', url: 'https://a.example/{sku}?k=1' },
            { shopId: 'b', url: 'http://b.example/?sku={sku}&x=y' },
          ],
        },
        images: { check: true },
      },
      access: {
        openCatalogue: true,
        oidc: { issuer: 'https://login.example/realms/shop', audience: 'ogrom' },
        developmentKey: false,
      },
      redis: { url: 'rediss://user:secret@redis:6379' },
    });
  });

  it('warms where the catalogue is a server, and starts at once on a file', () => {
    expect(parseConfig({ DATABASE_URL: 'mysql://db/ogrom' }).lifecycle.warmUpMs).toBe(10_000);
    expect(parseConfig({ DATABASE_URL: 'sqlite:catalogue.sqlite' }).lifecycle.warmUpMs).toBe(0);
  });

  it('takes mariadb:// for mysql://', () => {
    expect(parseConfig({ DATABASE_URL: 'mariadb://db/ogrom' }).database.url).toBe('mysql://db/ogrom');
  });
});

describe('the exchange rates', () => {
  it.each<[Environment, string | undefined]>([
    [{}, undefined],
    [production, 'https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml'],
    [{ ...production, ECB_RATES_URL: 'off' }, undefined],
  ])('with %j are from %s', (env, url) => {
    expect(parseConfig(env).thirdParties.rates.url).toBe(url);
  });
});

describe('the sample catalogue', () => {
  it.each<[Environment, boolean]>([
    [{}, true],
    [{ SAMPLE_CATALOGUE: 'false' }, false],
    [{ DATABASE_URL: 'sqlite:other.sqlite' }, false],
    [{ DATABASE_URL: 'mysql://db/ogrom', SAMPLE_CATALOGUE: 'true' }, true],
    [production, false],
  ])('with %j: %s', (env, expected) => {
    expect(parseConfig(env).database.sampleCatalogue).toBe(expected);
  });
});

describe('the folder of the embedded defaults', () => {
  it.each([
    ['sqlite:data/catalogue.sqlite', 'data'],
    ['sqlite:catalogue.sqlite', '.'],
    ['sqlite::memory:', '.ogrom'],
    ['mysql://db/ogrom', '.ogrom'],
  ])('of %s is %s', (url, folder) => {
    expect(parseConfig({ DATABASE_URL: url }).database.folder).toBe(folder);
  });
});

describe('who may call', () => {
  it('is nobody without a key in production, unless that is said', () => {
    expect(parseConfig(production).access).toEqual({
      openCatalogue: false,
      oidc: undefined,
      developmentKey: false,
    });
    expect(parseConfig({ ...production, OPEN_CATALOGUE: 'true' }).access.openCatalogue).toBe(true);
  });

  it('has no development key where the catalogue is a server, nor in production', () => {
    expect(parseConfig({ DATABASE_URL: 'mysql://db/ogrom' }).access.developmentKey).toBe(false);
    const embedded = { ...production, DATABASE_URL: 'sqlite:c.sqlite' };
    expect(parseConfig(embedded).access.developmentKey).toBe(false);
  });

  it.each(['redis://u:secret%zz@redis', 'redis://:secret@redis/first', 'redis://:secret@redis/%31'])(
    'counts in no Redis that cannot be asked: %s',
    (url) => {
      const mistakes = mistakesOf({ REDIS_URL: url });
      expect(mistakes).toEqual([expect.stringMatching(/^REDIS_URL is .*; expected: redis:/)]);
      expect(mistakes.join()).not.toContain('secret');
    },
  );

  it('counts in a database of its own', () => {
    expect(parseConfig({ REDIS_URL: 'redis://:a%25b@redis/2' }).redis.url).toBe('redis://:a%25b@redis/2');
  });

  it('names every mistake about it at once, without passwords', () => {
    const mistakes = mistakesOf({
      ...production,
      ...{ OPEN_CATALOGUE: 'perhaps', OIDC_ISSUER: 'http://login.example' },
      ...{ REDIS_URL: 'http://:secret@redis', RATE_LIMIT: '0/60', CLIENT_RATE_LIMIT: 'many' },
    });
    expect(mistakes.map((one) => one.split(' ')[0])).toEqual([
      ...['RATE_LIMIT', 'CLIENT_RATE_LIMIT', 'REDIS_URL'],
      ...['OPEN_CATALOGUE', 'OIDC_ISSUER', 'OIDC_AUDIENCE'],
    ]);
    expect(mistakes.join()).not.toContain('secret');
  });
});

describe('mistakes', () => {
  it('are all named at once, with what was seen and what is expected', () => {
    const mistakes = mistakesOf({ PORT: '80a', LOG_LEVEL: 'loud', INDEXER: 'maybe' });
    expect(mistakes).toEqual([
      'PORT is "80a"; expected: a port',
      'LOG_LEVEL is "loud"; expected: fatal, error, warn, info, debug, verbose',
      'INDEXER is "maybe"; expected: true or false',
    ]);
  });

  it('stand one a line in the message', () => {
    expect(() => parseConfig({ PORT: 'x', RATE_LIMIT: '5' })).toThrow(
      /^2 variables of the environment must be put right:\n {2}PORT is .*\n {2}RATE_LIMIT is .*$/,
    );
  });

  it('include what production needs, beside the others', () => {
    expect(mistakesOf({ NODE_ENV: 'production', PORT: '-1' }).map((one) => one.split(';')[0])).toEqual([
      'PORT is "-1"',
      'DATABASE_URL is not set',
      'ELASTICSEARCH_URL is not set',
    ]);
  });

  it.each<Environment>([
    { NODE_ENV: 'prod' },
    { PORT: '65536' },
    { PORT: '0x50' },
    { TRUST_PROXY: 'true' },
    { TRUST_PROXY: '1' },
    { TRUST_PROXY: '10.0.0.0/33' },
    { CORS_ORIGINS: 'https://shop.example/' },
    { RATE_LIMIT: '0/60' },
    { DATABASE_URL: 'postgres://db/ogrom' },
    { DATABASE_URL: 'mysql://db' },
    { DATABASE_URL: 'sqlite:' },
    { ELASTICSEARCH_URL: 'search:9200' },
    { ELASTICSEARCH_PREFIX: 'Ogrom' },
    { LOGSTASH_URL: 'udp://logs:5044' },
    { LOGSTASH_URL: 'tcp://logs' },
    { SHUTDOWN_MS: '3000' },
    { DRAIN_MS: '10000' },
    { METRICS_TOKEN: 'short' },
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' },
    { OTEL_TRACES_SAMPLER_ARG: '1.5' },
    { ECB_RATES_URL: 'www.ecb.europa.eu' },
    { ECB_RATES_URL: 'false' },
    { LIVE_OFFERS_URLS: 'https://a.example/{sku}' },
    { LIVE_OFFERS_URLS: 'a=https://a.example/' },
    { LIVE_OFFERS_URLS: 'a=ftp://a.example/{sku}' },
    { LIVE_OFFERS_URLS: 'a=https://{sku}.a.example/' },
    { LIVE_OFFERS_URLS: 'My Shop=https://a.example/{sku}' },
    { LIVE_OFFERS_URLS: 'a=https://a.example/{sku} a=https://b.example/{sku}' },
    { IMAGE_CHECK: 'perhaps' },
  ])('%j', (env) => {
    expect(mistakesOf(env)).toHaveLength(1);
  });

  it.each([
    'postgres://ogrom:hunter2@db/ogrom',
    'mysql://ogrom:hunter2@db',
    'mysql://ogrom:hun/ter2@db/ogrom',
    'mysql://ogrom:1#hunter2@db/ogrom',
    'mysql:ogrom:hunter2',
    'postgres://db/ogrom?password=hunter2',
  ])('never show a password: %s', (url) => {
    expect(mistakesOf({ DATABASE_URL: url })[0]).not.toMatch(/hunter2|ter2/);
  });

  it('never show the key of a shop', () => {
    expect(mistakesOf({ LIVE_OFFERS_URLS: 'a=https://a.example/?key=hunter2' })[0]).not.toContain('hunter2');
  });

  it('never show a token', () => {
    expect(mistakesOf({ METRICS_TOKEN: 'hunter2' })).toEqual([
      'METRICS_TOKEN is a text of 7 characters; expected: at least 16 characters without blanks',
    ]);
  });
});

function mistakesOf(env: Environment): readonly string[] {
  try {
    parseConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
  return [];
}
