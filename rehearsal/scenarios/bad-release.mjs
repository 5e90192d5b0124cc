import { fileURLToPath } from 'node:url';
import { failed } from '../measure/outcome.mjs';
import { judged, nothingLost, noFailure, reasons } from '../measure/judgement.mjs';
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
    judge: (run) => [
      kind === '500s' ? bounded(run, options) : noFailure(run.records),
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

/** What the first instances of it can spoil until the second look at their answers, or until enough were seen. */
function bounded({ records, rate }, { policy, instances, settings }) {
  const share = policy === 'TrafficSplitting' ? settings.newVersionPercent / 100 : 1 / (instances + 1);
  const most = Math.ceil((rate * share * 3 * settings.look.everyMs) / 1000) + 10;
  const wrong = records.filter(failed);
  return judged(
    `at most ${most} requests fail (three looks at ${Math.round(share * 100)} % of the traffic, and 10)`,
    `${wrong.length} of ${records.length}${reasons(wrong)}`,
    wrong.length <= most,
  );
}
