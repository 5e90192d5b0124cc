import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Where the servers listen and keep their files; every value has a variable that overrides it.
 * Throws one error that names every port that is no port.
 */
export function readSettings(env) {
  const wrong = [];
  const port = (name, fallback) => {
    const value = Number(env[name] || fallback);
    if (!Number.isInteger(value) || value < 1 || value > 65535) wrong.push(`${name}=${env[name]} is no port`);
    return value;
  };
  const settings = {
    mysqlPort: port('OGROM_MYSQL_PORT', 33306),
    elasticsearchPort: port('OGROM_ELASTICSEARCH_PORT', 39200),
    logstashPort: port('OGROM_LOGSTASH_PORT', 35044),
    valkeyPort: port('OGROM_VALKEY_PORT', 36379),
    heap: env.OGROM_ELASTICSEARCH_HEAP || '1g',
    state: resolve(env.OGROM_SERVICES_DIR || join(root, '.services')),
    cache: join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'ogrom'),
    engine: env.OGROM_SERVICES_ENGINE || 'auto',
    install: env.CI === 'true',
  };
  if (!['auto', 'docker', 'native'].includes(settings.engine))
    wrong.push(`OGROM_SERVICES_ENGINE=${settings.engine} is none of auto, docker, native`);
  if (wrong.length) throw new Error(wrong.join('; '));
  return settings;
}
