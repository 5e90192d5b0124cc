// `npm run check [-- --report FILE]`: every check:… script of package.json, all of them also after one has failed.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { commandLine } from './command-line.mjs';

const { values } = commandLine('npm run check [-- --report FILE]', {
  options: { report: { type: 'string' } },
});
const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const results = Object.keys(scripts)
  .filter((name) => name.startsWith('check:'))
  .map(runCheck);
const failed = results.filter((ok) => !ok).length;
if (values.report) writeFileSync(values.report, JSON.stringify({ passed: results.length - failed, failed }));
process.stdout.write(
  failed ? `${failed} of ${results.length} checks failed\n` : `all ${results.length} checks passed\n`,
);
process.exit(failed ? 1 : 0);

function runCheck(name) {
  const started = Date.now();
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', name], {
    encoding: 'utf8',
    maxBuffer: 64e6,
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${status === 0 ? 'ok    ' : 'FAILED'}  ${name}  ${seconds} s\n`);
  if (status !== 0) process.stdout.write(stripVTControlCharacters(`${stdout}${stderr}\n`));
  return status === 0;
}
