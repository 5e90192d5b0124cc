import { fileURLToPath } from 'node:url';
import { judged, nothingLost } from '../measure/judgement.mjs';
import { deploying } from './deploying.mjs';

const kinds = { 'never-ready': 'never-ready.mjs', '500s': 'ready-then-500s.mjs' };

/** A deployment that must be taken back by itself. */
export function badRelease(options, kind) {
  const scenario = deploying(options);
  const preload = fileURLToPath(new URL(`../faulty/${kinds[kind]}`, import.meta.url));
  return {
    ...scenario,
    title: `${scenario.title}; the new release is bad (${kind})`,
    nodeOptions: ['--import', preload],
    ...(kind === '500s' && { excuses: isSpoilt }),
    judge: (run) => [
      ...(kind === '500s' ? [bounded(run, options)] : []),
      rolledBack(run, options),
      nothingLost(run.acknowledged, run.lost),
    ],
  };
}

function rolledBack({ failure, fleet }, { instances }) {
  const running = Object.values(fleet.running);
  const kept = failure !== undefined && running.length === instances && running.every((one) => one === 'old');
  return judged('it is rolled back automatically', failure ?? 'it was deployed', kept);
}

/** Whether it was the bad release that answered, and as it does. */
function isSpoilt({ fleet }) {
  const { version: bad } = fleet.releases.new;
  return ({ version, status }) => version === bad && status === 500;
}

/** What the first instances of it can spoil until the second look at their answers, or until enough were seen. */
function bounded(run, { policy, instances, settings }) {
  const share = policy === 'TrafficSplitting' ? settings.newVersionPercent / 100 : 1 / (instances + 1);
  const most = Math.ceil((run.rate * share * 3 * settings.look.everyMs) / 1000) + 10;
  const spoilt = run.records.filter(isSpoilt(run));
  return judged(
    `the bad release spoils at most ${most} requests (three looks at ${Math.round(share * 100)} % of the traffic, and 10)`,
    `${spoilt.length} of ${run.records.length}`,
    spoilt.length <= most,
  );
}
