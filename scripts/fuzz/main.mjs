// `npm run fuzz [-- --seconds 180] [--seed 7] [--report FILE]`: every operation of the document with thousands of cases,
// right and wrong ones, by schemathesis, against the built service on the servers of DATABASE_URL, ELASTICSEARCH_URL and REDIS_URL.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Cleanup } from '../../rehearsal/cleanup.mjs';
import { commandLine } from '../command-line.mjs';
import { MissingTool } from '../services/errors.mjs';
import { root } from '../services/settings.mjs';
import { run } from './run.mjs';
import { schemathesis } from './schemathesis.mjs';
import { setStage } from './stage.mjs';
import { published } from './summary.mjs';

const usage = 'npm run fuzz [-- --seconds 180] [--seed 7] [--install] [--report FILE]';
const { values: options } = commandLine(usage, {
  options: {
    seconds: { type: 'string', default: '180' },
    seed: { type: 'string', default: '7' },
    install: { type: 'boolean', default: process.env.CI === 'true' },
    report: { type: 'string' },
  },
  wrong: ({ values }) => [
    ...(isWhole(values.seconds, 1, 86_400) ? [] : ['--seconds is a whole number from 1 to 86400']),
    ...(isWhole(values.seed, 0, 2 ** 31) ? [] : ['--seed is a whole number from 0 to 2147483648']),
  ],
});
const cleanup = new Cleanup();
process.exit(await main().catch(codeOf));

async function main() {
  const program = schemathesis(options);
  const folder = join(root, '.cache/fuzz');
  const file = join(folder, 'report.json');
  mkdirSync(folder, { recursive: true });
  rmSync(file, { force: true });
  try {
    const stage = await setStage({ folder, cleanup });
    await run(program, stage, { ...options, folder, file });
    return published({ file, report: options.report });
  } finally {
    await cleanup.run();
  }
}

function isWhole(text, least, most) {
  return /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most;
}

/** A clone whose machine has no Python, or reaches none of its packages, is told so; that counts as skipped, never as passed. */
function codeOf(error) {
  const isMissing = error instanceof MissingTool;
  process.stderr.write(`${isMissing ? error.message : error.stack}\n`);
  if (isMissing && options.report)
    writeFileSync(options.report, JSON.stringify({ passed: 0, failed: 0, skipped: 1 }));
  return isMissing ? 69 : 1;
}
