// `npm run rehearse`: a deployment under load, as Elastic Beanstalk does it. `npm run rehearse -- --help`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ebextensions } from '../deploy/beanstalk/options.mjs';
import { MissingTool } from '../scripts/services/errors.mjs';
import { root } from '../scripts/services/settings.mjs';
import { Cleanup } from './cleanup.mjs';
import { policies } from './deployment/policies.mjs';
import { settingsOf } from './deployment/settings.mjs';
import { readOptions, usage, WrongUsage } from './options.mjs';
import { rehearse } from './rehearsal.mjs';
import { commitBefore, commitOf } from './releases/git.mjs';
import { configOf, releaseOf } from './releases/release.mjs';
import { page } from './report/page.mjs';
import { progress } from './report/progress.mjs';
import { table } from './report/terminal.mjs';
import { requireAll } from './requirements.mjs';
import { scenarioOf } from './scenarios/scenario.mjs';
import { setStage } from './stage.mjs';

const results = fileURLToPath(new URL('results/', import.meta.url));
const cleanup = new Cleanup();
const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => (interrupted.signal.aborted ? process.exit(130) : interrupted.abort()));

process.exit(await main().catch(codeOf));

async function main() {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options.help) return said(usage);
  await requireAll({ install: options.install, env: process.env });
  try {
    return await played(options);
  } finally {
    await cleanup.run();
  }
}

async function played(options) {
  const tell = progress(process.stderr);
  const { signal } = interrupted;
  const releases = releasesOf(options, tell);
  const beanstalk = ebextensions();
  const { NODE_ENV: _, ...environment } = beanstalk.options['elasticbeanstalk:application:environment'] ?? {};
  const config = await configOf(releases.new, environment);
  const settings = settingsOf(beanstalk, config.lifecycle, options.timeScale);
  const policy = options.policy ?? settings.policy;
  if (!policies.includes(policy)) throw new WrongUsage(`${policy} of .ebextensions is no policy to rehearse`);
  const scenario = scenarioOf({ ...options, policy }, { settings, config });
  if (!scenario) return nothingToRehearse(options);
  Object.assign(releases.new, { nodeOptions: scenario.nodeOptions });

  const stage = await setStage({ scenario, settings, releases, cleanup, tell, signal });
  const result = await rehearse(scenario, stage, { ...options, tell });
  const whole = { ...result, settings, releases: { old: releases.old.version, new: releases.new.version } };
  return published(whole, options);
}

function releasesOf({ from, to }, tell) {
  tell({ title: 'building the releases' });
  const newer = to && asked(to);
  const older = from ? asked(from) : commitBefore(newer);
  const releases = { old: releaseOf(older), new: releaseOf(newer) };
  // A release over itself is told apart all the same.
  if (releases.old.version === releases.new.version) releases.new.version += '-again';
  return releases;
}

function asked(ref) {
  try {
    return commitOf(ref);
  } catch (error) {
    throw new WrongUsage(error.message);
  }
}

function published(result, { json, report }) {
  const kept = result.verdicts.every((one) => one.kept);
  mkdirSync(results, { recursive: true });
  const name = `${result.at.replace(/\W/g, '').slice(0, 15)}-${result.title.replace(/\W+/g, '-').slice(0, 60)}.html`;
  const file = join(results, name);
  writeFileSync(file, page(result));
  if (report) writeFileSync(report, JSON.stringify({ passed: Number(kept), failed: Number(!kept) }));
  const colours = process.stdout.isTTY && !process.env.NO_COLOR;
  const shown = { ...result, kept, page: relative(root, file) };
  process.stdout.write(json ? `${JSON.stringify(shown, null, 2)}\n` : table(shown, { colours }));
  return kept ? 0 : 1;
}

function nothingToRehearse({ fault }) {
  return said(
    `Nothing to rehearse for --fault ${fault.name}: this release asks no third party over the network.\n`,
  );
}

function said(text) {
  process.stdout.write(text);
  return 0;
}

function codeOf(error) {
  if (interrupted.signal.aborted) return 130;
  process.stderr.write(
    `\n${error instanceof WrongUsage || error instanceof MissingTool ? error.message : error.stack}\n`,
  );
  if (error instanceof WrongUsage) process.stderr.write(`\n${usage}`);
  return error instanceof WrongUsage ? 2 : error instanceof MissingTool ? 69 : 1;
}
