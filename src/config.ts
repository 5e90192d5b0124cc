import { isIP } from 'node:net';
import { dirname } from 'node:path';
import { z } from 'zod';

export type Environment = Readonly<Record<string, string | undefined>>;
export type Config = ReturnType<typeof parseConfig>;

/** What is missing or wrong in the environment, all of it, one line for each variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly mistakes: readonly string[]) {
    const count = mistakes.length === 1 ? 'One variable' : `${mistakes.length} variables`;
    super(`${count} of the environment must be put right:\n${mistakes.map((one) => `  ${one}`).join('\n')}`);
  }
}

/**
 * The environment as one frozen value, grouped by system; blank variables count as unset, unknown ones are not
 * looked at. Throws a ConfigError that names every mistake at once and never shows a password.
 */
export function parseConfig(env: Environment) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const schema = variables(given);
  const { data, error } = schema.safeParse(given);
  if (error) throw new ConfigError(mistakesIn(error, schema.shape, given));
  return frozen(grouped(data));
}

/** Production has no embedded defaults: a forgotten variable must not serve an empty catalogue. */
function variables(env: Environment) {
  const production = env['NODE_ENV'] === 'production';
  const needed = production ? ', needed in production' : '';
  const embedded = !/^(mysql|mariadb):/.test(env['DATABASE_URL'] ?? '');
  const drain = Number(env['DRAIN_MS'] ?? 3_000);
  const database = z.string().refine(isDatabase);
  const elasticsearch = z.string().refine((text) => isServer(text, 'http:', 'https:'));
  const modes = ['production', 'development', 'test'] as const;
  const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'verbose'] as const;

  return z.object({
    NODE_ENV: z.enum(modes).default('development').describe(modes.join(', ')),
    OGROM_VERSION: z.string().default('development').describe('the version that runs'),
    OGROM_COMMIT: z.string().optional().describe('the commit that it was built from'),
    HOST: z.string().default('0.0.0.0').describe('an address to listen at'),
    PORT: integer(0, 65_535).default(8080).describe('a port'),
    TRUST_PROXY: list(isNetwork).describe('the proxies in front, as in 10.0.0.0/8,127.0.0.1'),
    CORS_ORIGINS: list(isOrigin).describe('origins, as in https://a.example,https://b.example, or *'),
    RATE_LIMIT: rateLimit().describe('requests of an address in so many seconds, as in 6000/60'),
    CLIENT_RATE_LIMIT: rateLimit().describe('requests of a client in so many seconds, as in 6000/60'),
    REDIS_URL: z
      .string()
      .refine((text) => isServer(text, 'redis:', 'rediss:'))
      .optional()
      .describe('redis:// or rediss://user:password@host:port'),
    OPEN_CATALOGUE: flag(!production).describe('true or false'),
    OIDC_ISSUER: z
      .string()
      .refine((text) => isIssuer(text, production))
      .optional()
      .describe('the issuer of people’s tokens, an https:// URL'),
    OIDC_AUDIENCE: (env['OIDC_ISSUER'] ? z.string() : z.string().optional()).describe(
      'whom people’s tokens are for, needed with OIDC_ISSUER',
    ),
    DATABASE_URL: (production ? database : database.default('sqlite:.ogrom/catalogue.sqlite')).describe(
      `mysql://user:password@host/database, mariadb:// likewise, or sqlite:file${needed}`,
    ),
    SAMPLE_CATALOGUE: flag(!production && env['DATABASE_URL'] === undefined).describe('true or false'),
    ELASTICSEARCH_URL: (production ? elasticsearch : elasticsearch.optional()).describe(
      `http:// or https://host:port${needed}`,
    ),
    ELASTICSEARCH_PREFIX: z
      .string()
      .regex(/^[a-z\d][a-z\d._-]{0,63}$/)
      .default('ogrom')
      .describe('how index names begin: at most 64 small letters, digits, dots and dashes'),
    LOGSTASH_URL: z
      .string()
      .refine((text) => isServer(text, 'tcp:', 'tls:') && new URL(text).port !== '')
      .optional()
      .describe('tcp:// or tls://host:port'),
    LOG_LEVEL: z.enum(levels).default('info').describe(levels.join(', ')),
    METRICS_TOKEN: z
      .string()
      .regex(/^[\x21-\x7e]{16,}$/)
      .optional()
      .describe('at least 16 characters without blanks'),
    OTEL_EXPORTER_OTLP_ENDPOINT: z
      .string()
      .refine((text) => isServer(text, 'http:', 'https:'))
      .optional()
      .describe('http:// or https://host:port of a collector'),
    OTEL_TRACES_SAMPLER_ARG: z
      .string()
      .regex(/^(0(\.\d+)?|1(\.0+)?)$/)
      .transform(Number)
      .default(1)
      .describe('the share of traces to record, from 0 to 1'),
    DRAIN_MS: integer(0, 300_000).default(3_000).describe('milliseconds, at most 300000'),
    WARMUP_MS: integer(0, 60_000)
      .default(embedded ? 0 : 5_000)
      .describe('milliseconds, at most 60000; 0 for no warm-up'),
    SHUTDOWN_MS: integer(1, 600_000)
      .default(9_000)
      .refine((ms) => !(ms <= drain))
      .describe('milliseconds, more than DRAIN_MS and at most 600000'),
    INDEXER: flag(true).describe('true or false'),
    IMPORTER: flag(true).describe('true or false'),
  });
}

function grouped(all: z.infer<ReturnType<typeof variables>>) {
  const production = all.NODE_ENV === 'production';
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience } = all;
  return {
    production,
    build: { version: all.OGROM_VERSION, commit: all.OGROM_COMMIT },
    http: {
      host: all.HOST,
      port: all.PORT,
      trustProxy: all.TRUST_PROXY,
      corsOrigins: all.CORS_ORIGINS,
      rateLimit: all.RATE_LIMIT,
      clientRateLimit: all.CLIENT_RATE_LIMIT,
    },
    database: {
      /** `mysql://…` or `sqlite:file`. */
      url: all.DATABASE_URL.replace(/^mariadb:/, 'mysql:'),
      sampleCatalogue: all.SAMPLE_CATALOGUE,
      /** Where the embedded defaults keep their files. */
      folder: all.DATABASE_URL.startsWith('sqlite:') ? dirname(all.DATABASE_URL.slice(7)) : '.ogrom',
    },
    elasticsearch: { url: all.ELASTICSEARCH_URL, prefix: all.ELASTICSEARCH_PREFIX },
    access: {
      /** Whether everybody may read the catalogue. */
      openCatalogue: all.OPEN_CATALOGUE,
      /** The identity provider; without one nobody is known in production, and a development issuer elsewhere. */
      oidc: issuer !== undefined && audience !== undefined ? { issuer, audience } : undefined,
      developmentKey: !production && all.DATABASE_URL.startsWith('sqlite:'),
    },
    redis: { url: all.REDIS_URL },
    logging: { url: all.LOGSTASH_URL, level: all.LOG_LEVEL },
    /** Whoever reads the metrics must say the token, where there is one. */
    metrics: { token: all.METRICS_TOKEN },
    /** Without an endpoint traces are passed on, but not recorded. */
    tracing: { endpoint: all.OTEL_EXPORTER_OTLP_ENDPOINT, ratio: all.OTEL_TRACES_SAMPLER_ARG },
    /**
     * How long it warms at most before it is ready; how long readiness says 503 before the listener closes, and when
     * the process ends at the latest.
     */
    lifecycle: { warmUpMs: all.WARMUP_MS, drainMs: all.DRAIN_MS, shutdownMs: all.SHUTDOWN_MS },
    /** Which background work this instance takes part in. */
    work: { indexer: all.INDEXER, importer: all.IMPORTER },
  };
}

const flag = (initial: boolean) => z.stringbool().default(initial);

const rateLimit = () =>
  z
    .string()
    .regex(/^[1-9]\d{0,8}\/[1-9]\d{0,4}$/)
    .default('600000/60')
    .transform((text) => text.split('/').map(Number) as [number, number])
    .transform(([requests, seconds]) => ({ requests, seconds }));

const integer = (min: number, max: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(min).max(max));

const list = (isRight: (one: string) => boolean) =>
  z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .refine((all) => all.every(isRight))
    .default([]);

function isDatabase(text: string): boolean {
  if (text.startsWith('sqlite:')) return text.length > 'sqlite:'.length && !text.startsWith('sqlite://');
  return isServer(text, 'mysql:', 'mariadb:') && new URL(text).pathname.length > 1;
}

function isServer(text: string, ...schemes: string[]): boolean {
  const url = parsed(text);
  return url !== undefined && schemes.includes(url.protocol) && url.hostname !== '';
}

/** As tokens name it: a URL without query and fragment; plain HTTP outside of production alone. */
function isIssuer(text: string, production: boolean): boolean {
  return isServer(text, 'https:', ...(production ? [] : ['http:'])) && !/[?#]/.test(text);
}

function isNetwork(text: string): boolean {
  const [address = '', bits = '0', ...rest] = text.split('/');
  const width = { 4: 32, 6: 128 }[isIP(address)];
  return width !== undefined && /^\d+$/.test(bits) && Number(bits) <= width && rest.length === 0;
}

function isOrigin(text: string): boolean {
  return text === '*' || (/^https?:/.test(text) && parsed(text)?.origin === text);
}

function mistakesIn(error: z.ZodError, shape: Record<string, z.ZodType>, env: Environment): string[] {
  const names = new Set(error.issues.map((issue) => String(issue.path[0])));
  return [...names].map(
    (name) => `${name} is ${seen(name, env[name])}; expected: ${shape[name]?.description}`,
  );
}

function seen(name: string, value: string | undefined): string {
  if (value === undefined) return 'not set';
  if (name.endsWith('_TOKEN')) return `a text of ${value.length} characters`;
  return /_(URL|ENDPOINT)$/.test(name) ? withoutSecrets(value) : JSON.stringify(value.slice(0, 80));
}

function withoutSecrets(value: string): string {
  const url = parsed(value);
  const user = url?.username || url?.password ? '…@' : '';
  // An `@` outside of the user's part: a password with a slash or a hash that was not percent-encoded.
  if (!url?.host || (value.includes('@') && !user)) return `a text of ${value.length} characters`;
  return JSON.stringify(`${url.protocol}//${user}${url.host}${url.pathname}`);
}

function parsed(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function frozen<T extends object>(value: T): T {
  for (const inner of Object.values(value)) if (typeof inner === 'object') frozen(inner);
  return Object.freeze(value);
}
