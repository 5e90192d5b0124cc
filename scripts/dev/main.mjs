// `npm run dev [-- --debug [PORT]]`: serves this checkout on the embedded defaults with the sample catalogue, and again
// with every change of src/ or migrations/. Types are checked beside it. --debug lets a debugger in, at 9229.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { commandLine } from '../command-line.mjs';
import { compileFolder } from '../compile.mjs';
import { root } from '../services/settings.mjs';
import { Instances } from './instances.mjs';
import { watchSources } from './sources.mjs';

const out = '.dev';
const { values, positionals } = commandLine('npm run dev [-- --debug [PORT]]', {
  options: { debug: { type: 'boolean' } },
  allowPositionals: true,
  wrong: ({ values: { debug }, positionals: words }) =>
    words
      .filter((word, n) => !debug || n > 0 || !isPort(word))
      .map((word) => `${word} is no port to debug at`),
});
const inspect = values.debug ? Number(positionals[0] ?? 9229) : undefined;

rmSync(join(root, out, 'src'), { recursive: true, force: true });
mkdirSync(join(root, out), { recursive: true });
for (const folder of ['src', 'migrations']) compileFolder(folder, out);
const instances = new Instances({ folder: join(root, out, 'src'), inspect });
await instances.restart();
watchSources({ out, changed: () => instances.restart() });
const types = checkTypes();
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, end);

function isPort(text) {
  return /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

/** Tells of mistakes, later than the service answers; whether there are some is no reason to stop it. */
function checkTypes() {
  const options = ['--watch', '--preserveWatchOutput', '--incremental', '--tsBuildInfoFile', `${out}/types`];
  const tsc = spawn(process.execPath, ['node_modules/typescript/bin/tsc', ...options], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  setPriority(tsc.pid, 19);
  return tsc;
}

async function end() {
  types.kill();
  await instances.end();
  process.exit();
}
