/** Who may get requests, kept up to date target by target, against a count of all of them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noteDropped } from '../../../../src/engine/control-plane/target-index';
import { Copier } from '../../../../src/engine/world/shared-copy';
import type { TargetHealthState } from '../../../../src/model/load-balancer';
import { type Bench, createBench } from '../../../support/data-plane-bench';

const image = { healthCheckWaits: false } as const;
const HEALTH: TargetHealthState[] = ['initial', 'healthy', 'unhealthy', 'unused', 'draining'];

type Step =
  | { add: TargetHealthState }
  | { of: number; health: TargetHealthState }
  | { drop: number };

const health = fc.constantFrom(...HEALTH);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ add: health }),
  fc.record({ of: fc.nat(), health }),
  fc.record({ drop: fc.nat() }),
);

/** Into failing open and out of it, which concerns all the others. */
const INTO_AND_OUT: [Step, number][] = [
  [{ add: 'unhealthy' }, 0],
  [{ add: 'healthy' }, 1],
  [{ add: 'healthy' }, 0],
  [{ of: 1, health: 'unhealthy' }, 1],
  [{ of: 2, health: 'unhealthy' }, 0],
];

function take(bench: Bench, one: Step): void {
  const { targets } = bench.group;
  if ('add' in one) bench.addTask({ image, health: one.add });
  else if (targets.length === 0) return;
  else if ('of' in one) bench.setHealth(targets[one.of % targets.length]!, one.health);
  else {
    const [gone] = targets.splice(one.drop % targets.length, 1);
    noteDropped(bench.group, gone!);
    bench.plane.removeTarget(bench.group, gone!);
  }
}

/** Tables, counts, and all that requests go by. */
const stateOf = ({ plane }: Bench) => {
  const { plain, slots } = plane.snapshot(new Copier()) as {
    plain: Record<'tables' | 'groups', unknown>;
    slots: { columns: { routable: Uint8Array } };
  };
  return { tables: plain.tables, groups: plain.groups, routable: slots.columns.routable };
};

describe('routing tables (TG-4)', () => {
  test.each(['round_robin', 'least_outstanding_requests', 'weighted_random'])(
    'what is kept target by target is what a count of all comes to: %s',
    (algorithm) => {
      const steps = fc.array(fc.tuple(step, fc.nat(3)), {
        minLength: 1,
        maxLength: 40,
        size: 'max',
      });
      const minimum = fc.constantFrom('1', '2', '4');
      const holds = fc.property(steps, minimum, (taken, healthy) => {
        const bench = createBench(1, {
          attributes: {
            'load_balancing.algorithm.type': algorithm,
            'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count': healthy,
          },
        });
        bench.traffic({ rate: 7 });
        for (const [one, seconds] of taken) {
          take(bench, one);
          if (seconds > 0) bench.run(seconds);
          const kept = structuredClone(stateOf(bench));
          // Rules have changed, as it were: everything is counted anew.
          bench.plane.routesChanged();
          expect(kept).toEqual(structuredClone(stateOf(bench)));
        }
      });
      fc.assert(holds, { numRuns: 30, examples: [[INTO_AND_OUT, '1']] });
    },
  );
});
