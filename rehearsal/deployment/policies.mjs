import { step } from './step.mjs';

/**
 * A deployment as data: the steps that Beanstalk takes (developer guide, “Deployment policies and settings”).
 * Instances are named i1, i2, …; the first `instances` serve the old release.
 */
const plans = { Rolling, RollingWithAdditionalBatch, Immutable, TrafficSplitting };

export const policies = Object.keys(plans);

/** The steps of a deployment; `batch` is `{ type: 'Fixed' | 'Percentage', size }`. */
export function deployment(policy, { instances, batch, newVersionPercent }) {
  return [step('migrate', 'migrate'), ...plans[policy]({ instances, batch, newVersionPercent })];
}

function Rolling({ instances, batch }) {
  return batchesOf(named(1, instances), batchSize(batch, instances)).flatMap(inPlace);
}

function RollingWithAdditionalBatch({ instances, batch }) {
  const extra = named(instances + 1, batchSize(batch, instances));
  return [
    ...added('additional batch', extra),
    ...Rolling({ instances, batch }),
    ...removed('additional batch', extra),
  ];
}

function Immutable({ instances }) {
  const [first, ...others] = named(instances + 1, instances);
  return [
    ...added('first new instance', [first]),
    ...(others.length > 0 ? added('other new instances', others) : []),
    ...removed('old instances', named(1, instances)),
  ];
}

function TrafficSplitting({ instances, newVersionPercent: percent }) {
  const fresh = named(instances + 1, instances);
  return [
    step('weigh', 'no traffic for the new ones', { percent: 0 }),
    step('launch', 'new instances: launch', { instances: fresh }),
    step('healthy', 'new instances: health checks', { instances: fresh }),
    step('weigh', `${percent} % for the new ones`, { percent }),
    step('evaluate', `${percent} %: evaluation`, { instances: fresh }),
    step('weigh', 'everything for the new ones', { percent: 100 }),
    ...removed('old instances', named(1, instances)),
  ];
}

/** New instances beside those that serve. */
function added(title, instances) {
  return [
    step('launch', `${title}: launch`, { instances }),
    step('healthy', `${title}: health checks`, { instances }),
    step('watch', `${title}: enhanced health`, { instances }),
  ];
}

/** Other software on the same instances. Beanstalk takes them out of the load balancer before it stops anything. */
function inPlace(instances, i, { length }) {
  const title = `batch ${i + 1} of ${length}`;
  return [...removed(title, instances), ...added(title, instances)];
}

function removed(title, instances) {
  return [
    step('deregister', `${title}: deregister`, { instances }),
    step('stop', `${title}: stop`, { instances }),
  ];
}

export function named(first, count) {
  return Array.from({ length: count }, (_, n) => `i${first + n}`);
}

function batchSize({ type, size }, instances) {
  const count = type === 'Percentage' ? Math.ceil((size / 100) * instances) : size;
  return Math.min(instances, Math.max(1, count));
}

function batchesOf(all, size) {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));
}
