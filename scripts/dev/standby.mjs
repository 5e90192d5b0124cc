// A process that has loaded every package that the service takes, and waits to be told which file to run: loading
// the packages takes most of a start, and only our own files change. Goes when who started it goes.
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = process.argv[2];
process.once('disconnect', () => process.exit());
// One after the other, because some of them `require` what others import. What one cannot do, it says when it is taken.
for (const name of packagesOf(folder)) await import(name).catch(() => undefined);
process.send('waiting');
const [{ file, inspect }] = await once(process, 'message');
// Otherwise it would keep a service alive that has ended.
process.channel.unref();
if (inspect) (await import('node:inspector')).open(inspect);
const { start } = await import(pathToFileURL(file));
await start(process.env);

function packagesOf(path) {
  const files = readdirSync(path, { recursive: true }).filter((name) => name.endsWith('.js'));
  return new Set(files.flatMap((name) => imported(readFileSync(join(path, name), 'utf8'))));
}

function imported(code) {
  return [...code.matchAll(/^import (?:.* from )?'([^.'][^']*)'/gm)].map(([, name]) => name);
}
