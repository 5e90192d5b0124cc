import { step } from './step.mjs';

/**
 * The way back from wherever a deployment has failed. `running` says which release each instance runs, `originals`
 * which instances there were before. New ones leave the load balancer first, all at once: they are the harm.
 * Immutable and TrafficSplitting do so by themselves; after a rolling one Beanstalk leaves mixed versions, and the
 * pipeline deploys the old release again.
 */
export function rollback({ running, originals }) {
  const fresh = Object.keys(running).filter((name) => running[name] === 'new');
  const missing = originals.filter((name) => running[name] !== 'old');
  return [
    step('weigh', 'rollback: everything for the old ones', { percent: 0 }),
    ...(fresh.length > 0
      ? [
          step('deregister', 'rollback: deregister', { instances: fresh }),
          step('stop', 'rollback: stop', { instances: fresh }),
        ]
      : []),
    ...(missing.length > 0
      ? [
          step('launch', 'rollback: launch', { instances: missing, release: 'old' }),
          step('healthy', 'rollback: health checks', { instances: missing, release: 'old' }),
        ]
      : []),
  ];
}
