import { existsSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findProgram } from './processes.mjs';

/** The home of the first JDK of at least this major version: a variable's, the one in PATH, or an installed one. */
export function findJdk(atLeast) {
  return candidates().find((home) => majorVersion(home) >= atLeast);
}

function candidates() {
  const java = findProgram('java');
  return [
    process.env.ES_JAVA_HOME,
    process.env.JAVA_HOME,
    java && dirname(dirname(realpathSync(java))),
    ...below('/usr/lib/jvm', ''),
    ...below('/opt', ''),
    ...below('/Library/Java/JavaVirtualMachines', 'Contents/Home'),
  ].filter(Boolean);
}

function below(folder, rest) {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name, rest)) : [];
}

function majorVersion(home) {
  const release = join(home, 'release');
  if (!existsSync(release) || !existsSync(join(home, 'bin/java'))) return 0;
  return Number(/^JAVA_VERSION="(\d+)/m.exec(readFileSync(release, 'utf8'))?.[1] ?? 0);
}
