import { setTimeout as pause } from 'node:timers/promises';
import { now } from '../measure/clock.mjs';
import { failed, underWay } from '../measure/outcome.mjs';
import { judged, nothingLost } from '../measure/judgement.mjs';
import { step } from '../deployment/step.mjs';

const victim = 'i1';
/** A request that the load balancer was just passing on when the process died. */
const slackMs = 50;

/**
 * kill -9 of one instance. HAProxy sends a connection that is refused to another instance, as nothing was sent yet.
 * An AWS load balancer does not promise that: the number of redispatched requests is what it may answer with 502 until
 * its checks have found out.
 */
export function kill({ instances }) {
  return {
    title: `kill -9 of one of ${instances} instances`,
    instances,
    release: 'new',
    redispatch: true,
    during: killed,
    excuses: ({ stage }) => wasCut(stage.killedAt),
    judge: ({ records, acknowledged, lost, stage }) => [
      onlyInFlight(records, stage),
      nothingLost(acknowledged, lost),
    ],
  };
}

async function killed(stage) {
  const { balancer, fleet, phases, executor, signal } = stage;
  phases.begin(`kill -9 of ${victim}, until its checks fail`);
  stage.inFlight = (await balancer.servers()).get(victim).inFlight;
  stage.killedAt = now();
  await fleet.kill(victim);
  while (await balancer.healthy(victim)) await pause(20, undefined, { signal });
  stage.redispatched = (await balancer.servers()).get(victim).redispatched;
  await balancer.remove(victim);
  const instances = [victim];
  await executor.run([
    step('launch', 'a new instance in its place: launch', { instances }),
    step('healthy', 'a new instance in its place: health checks', { instances }),
  ]);
}

/** Nobody answered a request that was under way at the kill: neither the victim nor another in its place. */
function wasCut(killedAt) {
  const met = underWay({ from: killedAt - slackMs, to: killedAt + slackMs });
  return (one) => one.version === undefined && met(one);
}

function onlyInFlight(records, { killedAt, inFlight, redispatched }) {
  const wrong = records.filter(failed);
  return judged(
    'only its requests in flight fail',
    `${wrong.length} of ${records.length} failed, ${inFlight} were in flight there just before, ` +
      `${redispatched} refused connections went to another instance`,
    wrong.every(wasCut(killedAt)),
  );
}
