import { scaling } from '../deployment/scaling.mjs';
import { cleanStops, nothingLost, steadyP99 } from '../measure/judgement.mjs';

/** Out and in under load, of one release. */
export function scalingOutAndIn({ from, to }) {
  return {
    title: `out from ${from} to ${to} instances and in again`,
    instances: from,
    release: 'new',
    during: ({ executor }) => executor.run(scaling({ from, to })),
    judge: (run) => [steadyP99(run), nothingLost(run.acknowledged, run.lost), cleanStops(run.fleet.stops)],
  };
}
