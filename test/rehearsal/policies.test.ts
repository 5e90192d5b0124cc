import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deployment, policies } from '../../rehearsal/deployment/policies.mjs';

interface Step {
  readonly action: string;
  readonly instances?: readonly string[];
}

interface Fleet {
  readonly instances: number;
  readonly batch: { readonly type: string; readonly size: number };
  readonly newVersionPercent: number;
}

const fleets: fc.Arbitrary<Fleet> = fc.record({
  instances: fc.integer({ min: 1, max: 8 }),
  batch: fc.oneof(
    fc.record({ type: fc.constant('Fixed'), size: fc.integer({ min: 1, max: 10 }) }),
    fc.record({ type: fc.constant('Percentage'), size: fc.integer({ min: 1, max: 100 }) }),
  ),
  newVersionPercent: fc.integer({ min: 1, max: 99 }),
});

/** Who runs which release after each step; the old ones before. */
function played(policy: string, fleet: Fleet): { fewest: number; releases: Map<string, string> } {
  const releases = new Map(Array.from({ length: fleet.instances }, (_, n) => [`i${n + 1}`, 'old']));
  let fewest = releases.size;
  for (const { action, instances = [] } of deployment(policy, fleet) as Step[]) {
    for (const name of instances) {
      if (action === 'deregister' || action === 'stop') releases.delete(name);
      if (action === 'healthy') releases.set(name, 'new');
    }
    fewest = Math.min(fewest, releases.size);
  }
  return { fewest, releases };
}

describe.each(policies as string[])('%s', (policy) => {
  it('ends with as many instances as before, all of them new', () => {
    fc.assert(
      fc.property(fleets, (fleet) => {
        const { releases } = played(policy, fleet);
        expect([...releases.values()]).toEqual(Array.from({ length: fleet.instances }, () => 'new'));
      }),
    );
  });

  it('migrates before anything starts, and waits until what it has started is healthy', () => {
    fc.assert(
      fc.property(fleets, (fleet) => {
        const steps = deployment(policy, fleet) as Step[];
        expect(steps[0]?.action).toBe('migrate');
        for (const [n, { action, instances }] of steps.entries())
          if (action === 'launch') expect(steps[n + 1]).toMatchObject({ action: 'healthy', instances });
      }),
    );
  });

  it('never has fewer instances than before, unless it is Rolling', () => {
    fc.assert(
      fc.property(fleets, (fleet) => {
        const { fewest } = played(policy, fleet);
        expect(fewest >= fleet.instances).toBe(policy !== 'Rolling');
      }),
    );
  });
});
