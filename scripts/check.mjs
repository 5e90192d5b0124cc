// `npm run check [-- --report FILE]`: every check:… script of package.json, two at a time, all of them also after one has
// failed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { stripVTControlCharacters } from 'node:util';
import { commandLine } from './command-line.mjs';

const { values } = commandLine('npm run check [-- --report FILE]', {
  options: { report: { type: 'string' } },
});
const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const waiting = Object.keys(scripts).filter((name) => name.startsWith('check:'));
const count = waiting.length;
let failed = 0;
await Promise.all([lane(), lane()]);
if (values.report) writeFileSync(values.report, JSON.stringify({ passed: count - failed, failed }));
process.stdout.write(failed ? `${failed} of ${count} checks failed\n` : `all ${count} checks passed\n`);
process.exit(failed ? 1 : 0);

async function lane() {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
    if (!(await passes(name))) failed++;
}

async function passes(name) {
  const started = Date.now();
  const check = spawn('npm', ['run', '--silent', name], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [said, complained, [code]] = await Promise.all([
    text(check.stdout),
    text(check.stderr),
    once(check, 'close'),
  ]);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name}  ${seconds} s\n`);
  if (code !== 0) process.stdout.write(stripVTControlCharacters(`${said}${complained}\n`));
  return code === 0;
}
