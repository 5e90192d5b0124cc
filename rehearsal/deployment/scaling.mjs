import { named } from './policies.mjs';
import { step } from './step.mjs';

/** Out from `from` instances to `to`, one at a time, and in again, as an Auto Scaling group behind a target group. */
export function scaling({ from, to }) {
  const extra = named(from + 1, to - from);
  return [
    ...extra.flatMap((name) => [
      step('launch', `out to ${name}: launch`, { instances: [name] }),
      step('healthy', `out to ${name}: health checks`, { instances: [name] }),
    ]),
    step('evaluate', `${to} instances`, { instances: extra }),
    ...extra
      .toReversed()
      .flatMap((name) => [
        step('deregister', `in from ${name}: deregister`, { instances: [name] }),
        step('stop', `in from ${name}: stop`, { instances: [name] }),
      ]),
  ];
}
