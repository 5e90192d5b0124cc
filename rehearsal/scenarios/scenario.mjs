import { badRelease } from './bad-release.mjs';
import { deploying } from './deploying.mjs';
import { elasticsearch } from './elasticsearch.mjs';
import { kill } from './kill.mjs';
import { logstash } from './logstash.mjs';
import { mysql } from './mysql.mjs';
import { scalingOutAndIn } from './scaling.mjs';
import { slowStart } from './slow-start.mjs';
import { thirdParty } from './third-party.mjs';

const faulty = { kill, mysql, elasticsearch, logstash, 'slow-start': slowStart };

/**
 * What is rehearsed, as a value: `{ title, instances, release, wires, nodeOptions, env, prepare(cleanup), redispatch,
 * moreReads(base, headers), during(stage), excuses(run), judge(run) }`. Undefined where there is nothing to rehearse.
 * `excuses` gives which failed requests are the fault's; any other breaks the rehearsal.
 */
export function scenarioOf({ fault, scale, policy, instances }, { settings, config }) {
  const options = { policy, instances, settings };
  if (scale) return scalingOutAndIn(scale);
  if (!fault) return deploying(options);
  if (fault.name === 'third-party') return thirdParty(options, config);
  if (fault.name === 'bad-release') return badRelease(options, fault.kind);
  return faulty[fault.name](options);
}
