import { noFailure } from '../measure/judgement.mjs';
import { streamsWhole } from '../measure/streams.mjs';

/** Failed requests and streams are judged alike, whatever is rehearsed; then what a scenario promises beside. */
export function verdictsOf(scenario, run, streams) {
  return [
    noFailure(run.records, scenario.excuses?.(run)),
    ...scenario.judge(run),
    ...(streams ? [streamsWhole(streams)] : []),
  ];
}
