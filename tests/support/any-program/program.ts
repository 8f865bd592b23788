/** Programs of operations over all services, with time, checkpoints and forks between them. */
import fc from 'fast-check';
import { OPERATIONS, type Target } from '../../../src/api/contract/operations';
import { type Beginning, BEGINNINGS } from './beginnings';

export type Step =
  /** What is given is made when its turn comes, from `n`, of what there is by then. */
  | { do: 'give'; target: Target; n: number }
  | { do: 'pass'; seconds: number; slices: number }
  | { do: 'keep' }
  | { do: 'back'; n: number };

export interface Program {
  seed: number;
  beginning: Beginning;
  steps: Step[];
}

/** Time is what steps are for; and nobody has the patience of a `--timeout`. */
const LEFT_OUT: ReadonlySet<Target> = new Set(['Sandbox.Wait']);
const all = (Object.keys(OPERATIONS) as Target[]).filter((target) => !LEFT_OUT.has(target));
const changing = all.filter((target) => OPERATIONS[target].mutates);
/** Where most comes of it. */
const BUSY: readonly Target[] = [
  'ECS.CreateService',
  'ECS.UpdateService',
  'ECS.UpdateService',
  'ECS.UpdateService',
  'ECS.RunTask',
  'ECS.RunTask',
  'Sandbox.InjectFault',
  'Sandbox.InjectFault',
  'ECS.StopTask',
  'ECS.RegisterTaskDefinition',
  'ECS.CreateTaskSet',
  'EC2.RunInstances',
  'CodeDeploy.CreateDeployment',
  'Sandbox.InjectFault',
  'Sandbox.PutImage',
  'Sandbox.PutTraffic',
  'ELBv2.ModifyTargetGroupAttributes',
];

const give = (targets: readonly Target[]) =>
  fc.record({
    do: fc.constant('give' as const),
    target: fc.constantFrom(...targets),
    n: fc.nat({ max: 2 ** 31 - 1 }),
  });

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: give(all) },
  { weight: 5, arbitrary: give(changing) },
  { weight: 7, arbitrary: give(BUSY) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      seconds: fc.oneof(
        { weight: 6, arbitrary: fc.integer({ min: 1, max: 40 }) },
        { weight: 1, arbitrary: fc.integer({ min: 100, max: 400 }) },
      ),
      slices: fc.integer({ min: 1, max: 7 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('keep' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('back' as const), n: fc.nat({ max: 9 }) }) },
);

export const anyProgram: fc.Arbitrary<Program> = fc.record({
  seed: fc.integer({ min: 1, max: 1e6 }),
  beginning: fc.constantFrom<Beginning>(...BEGINNINGS, 'service', 'service', 'crowd', 'instances'),
  steps: fc.array(step, { minLength: 8, maxLength: 40, size: 'max' }),
});
