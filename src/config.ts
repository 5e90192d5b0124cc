import { z } from 'zod';
import { access, accessVariables } from './config/access.js';
import { build, buildVariables } from './config/build.js';
import { changes, changeVariables } from './config/changes.js';
import { database, databaseVariables, isFile } from './config/database.js';
import { elasticsearch, elasticsearchVariables } from './config/elasticsearch.js';
import type { Environment } from './config/environment.js';
import { http, httpVariables } from './config/http.js';
import { lifecycle, lifecycleVariables } from './config/lifecycle.js';
import { logging, loggingVariables } from './config/logging.js';
import { mistakesIn } from './config/mistakes.js';
import { redis, redisVariables } from './config/redis.js';
import { thirdParties, thirdPartyVariables } from './config/third-parties.js';
import { metrics, tracing, watchingVariables } from './config/watching.js';
import { clicks, work, workVariables } from './config/work.js';

export type { Environment } from './config/environment.js';
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

/** The one schema of the environment: each system's part stands in its file of config/. */
function variables(env: Environment) {
  return z.object({
    ...buildVariables(),
    ...httpVariables(),
    ...redisVariables(),
    ...accessVariables(env),
    ...databaseVariables(env),
    ...elasticsearchVariables(env),
    ...loggingVariables(),
    ...watchingVariables(),
    ...thirdPartyVariables(env),
    ...lifecycleVariables(env),
    ...changeVariables(),
    ...workVariables(),
  });
}

function grouped(all: z.infer<ReturnType<typeof variables>>) {
  const production = all.NODE_ENV === 'production';
  return {
    production,
    build: build(all),
    http: http(all),
    database: database(all),
    elasticsearch: elasticsearch(all),
    access: access(all, { hasDevelopmentKey: !production && isFile(all.DATABASE_URL) }),
    redis: redis(all),
    logging: logging(all),
    metrics: metrics(all),
    tracing: tracing(all),
    lifecycle: lifecycle(all),
    thirdParties: thirdParties(all),
    changes: changes(all),
    work: work(all),
    clicks: clicks(all),
  };
}

function frozen<T extends object>(value: T): T {
  for (const inner of Object.values(value)) if (typeof inner === 'object') frozen(inner);
  return Object.freeze(value);
}
