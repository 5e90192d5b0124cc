import { nothingLost, steadyP99 } from '../measure/judgement.mjs';
import { between, figures } from '../measure/percentiles.mjs';
import { blackHoleFor, cutFor } from './outage.mjs';

/** The receiver of logs away, then a black hole. */
export function logstash({ instances }) {
  return {
    title: `logstash away, then a black hole, under ${instances} instances`,
    instances,
    release: 'new',
    wires: ['logstash'],
    during: async (stage) => {
      await cutFor(stage, 'logstash');
      await blackHoleFor(stage, 'logstash');
    },
    judge: (run) => [
      ...run.phases.filter(({ part }) => part === 'during').map((phase) => noSlower(run, phase)),
      nothingLost(run.acknowledged, run.lost),
    ],
  };
}

function noSlower({ before, records }, phase) {
  const { measured, kept } = steadyP99({ before, during: figures(between(records, phase)) });
  return { promise: `${phase.title}: no request slower (p99 at most twice)`, measured, kept };
}
