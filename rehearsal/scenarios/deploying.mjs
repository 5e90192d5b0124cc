import { deployment } from '../deployment/policies.mjs';
import { cleanStops, judged, nothingLost, steadyP99 } from '../measure/judgement.mjs';

/** The new release in place of the old one, by a policy. */
export function deploying({ policy, instances, settings }) {
  return {
    title: `${policy}, ${instances} instances`,
    instances,
    release: 'old',
    during: async (stage) => {
      stage.failure = await stage.executor.deploy(deployment(policy, { instances, ...settings }));
    },
    judge: (run) => [
      steadyP99(run),
      nothingLost(run.acknowledged, run.lost),
      cleanStops(run.fleet.stops),
      arrived(run),
    ],
  };
}

function arrived({ failure, fleet }) {
  const running = Object.values(fleet.running);
  const measured = failure ?? `${running.length} instances, all of them new`;
  return judged(
    'every instance runs the new release',
    measured,
    !failure && running.every((one) => one === 'new'),
  );
}
