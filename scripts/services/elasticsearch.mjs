import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fetchElasticsearch, isFetched } from './elasticsearch-download.mjs';
import { MissingTool } from './errors.mjs';
import { findJdk } from './jdk.mjs';
import { asOrdinaryUser, copyOnce, reachable } from './ordinary-user.mjs';
import { requirePrograms } from './packages.mjs';
import { Daemon } from './processes.mjs';

/** A private Elasticsearch of one node, without security, heap as in the settings. */
export function elasticsearch(settings) {
  const folder = stateFolder(settings);
  const mark = `-Dogrom.services=${folder}`;
  const daemon = new Daemon(folder, mark);
  const url = `http://127.0.0.1:${settings.elasticsearchPort}`;
  return {
    name: 'elasticsearch',
    port: settings.elasticsearchPort,
    variable: 'ELASTICSEARCH_URL',
    url,
    daemon,
    probe: () => elasticsearchVersion(url),
    async prepare() {
      if (!findJdk(21)) throw new MissingTool(jdkAdvice);
      if (isFetched(settings.cache)) return;
      requirePrograms({ mvn: 'maven', unzip: 'unzip' }, settings);
      fetchElasticsearch(settings.cache);
    },
    start() {
      const fetched = fetchElasticsearch(settings.cache);
      const home = reachable(fetched, join('/var/cache/ogrom', basename(fetched)));
      copyOnce(fetched, home);
      const config = writeConfig(folder, home, settings);
      const jdk = findJdk(21);
      const [command, args] = asOrdinaryUser(folder, join(jdk, 'bin/java'), [
        '-Xms4m',
        '-Xmx64m',
        '-XX:+UseSerialGC',
        mark,
        '-cp',
        `${home}/lib/tools/server-launcher/*`,
        'org.elasticsearch.server.launcher.ServerLauncher',
      ]);
      daemon.start(command, args, { cwd: home, env: environment(folder, home, config, jdk, settings) });
    },
  };
}

function stateFolder({ state }) {
  const id = createHash('sha256').update(state).digest('hex').slice(0, 12);
  return reachable(join(state, 'elasticsearch'), join('/var/lib/ogrom', id, 'elasticsearch'));
}

const jdkAdvice =
  'missing: a JDK 21 or newer for Elasticsearch. Install one (https://adoptium.net) and set JAVA_HOME to it, ' +
  'or start Docker and run this again.';

function environment(folder, home, config, jdk, settings) {
  return {
    PATH: '/usr/bin:/bin',
    HOME: folder,
    LANG: 'C.UTF-8',
    JAVA: join(jdk, 'bin/java'),
    JAVA_TYPE: 'ES_JAVA_HOME',
    ES_JAVA_HOME: jdk,
    ES_HOME: home,
    ES_PATH_CONF: config,
    ES_TMPDIR: join(folder, 'tmp'),
    ES_DISTRIBUTION_TYPE: 'tar',
    ES_JAVA_OPTS: `-Xms${settings.heap} -Xmx${settings.heap}`,
  };
}

/** The unpacked folder is shared by all checkouts and only read; what is ours alone stands beside the data. */
function writeConfig(folder, home, settings) {
  const config = join(folder, 'config');
  rmSync(config, { recursive: true, force: true });
  for (const name of ['config', 'data', 'logs', 'tmp']) mkdirSync(join(folder, name), { recursive: true });
  for (const name of readdirSync(join(home, 'config')))
    copyFileSync(join(home, 'config', name), join(config, name));
  writeFileSync(
    join(config, 'elasticsearch.yml'),
    [
      'cluster.name: ogrom-development',
      'discovery.type: single-node',
      'network.host: 127.0.0.1',
      `http.port: ${settings.elasticsearchPort}`,
      // A second node on this machine must not be refused because the first holds 9300.
      'transport.port: 0',
      `path.data: ${JSON.stringify(join(folder, 'data'))}`,
      `path.logs: ${JSON.stringify(join(folder, 'logs'))}`,
      'xpack.security.enabled: false',
      'xpack.ml.enabled: false',
      // A full laptop would otherwise make every index read-only.
      'cluster.routing.allocation.disk.threshold_enabled: false',
      '',
    ].join('\n'),
  );
  return config;
}

/** The version of the Elasticsearch at this address once it has a master, else undefined. */
export async function elasticsearchVersion(url) {
  try {
    const health = await fetch(`${url}/_cluster/health`, deadline());
    if (!health.ok) return undefined;
    const info = await (await fetch(url, deadline())).json();
    return info.version?.number;
  } catch {
    return undefined;
  }
}

const deadline = () => ({ signal: AbortSignal.timeout(3000) });
