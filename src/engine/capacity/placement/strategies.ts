import type { ContainerInstance } from '../../../model/container-instance';
import { attributesOf } from '../instance-attributes';
import { freeOf } from '../usage';
import type { Candidate } from './candidate';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PlacementStrategy.html */
export interface Strategy {
  readonly type?: string;
  readonly field?: string;
}

/**
 * A service spreads over zones unless told otherwise, and where equal over instances.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement-strategies.html
 */
export const SERVICE_DEFAULT: readonly Strategy[] = [
  { type: 'spread', field: 'attribute:ecs.availability-zone' },
  { type: 'spread', field: 'instanceId' },
];
/** Standalone tasks go anywhere unless told otherwise. */
export const TASK_DEFAULT: readonly Strategy[] = [{ type: 'random' }];

/** The value by which tasks are spread: of an attribute, or the instance itself. */
export function spreadValue(instance: ContainerInstance, field: string): string {
  if (field === 'instanceId' || field === 'host') return instance.arn;
  const name = field.replace(/^attribute:/, '');
  if (name === 'ecs.availability-zone') return instance.availabilityZone;
  return attributesOf(instance).find((one) => one.name === name)?.value ?? '';
}

/**
 * PLACE-10: strategies are best effort. Each in turn narrows down what is left to the equals that
 * please it most; of those left at the end the one launched first is taken. `all` are the cluster's
 * instances, full ones too: what is spread is counted on them as well.
 */
export function choose(
  fitting: readonly Candidate[],
  all: readonly Candidate[],
  strategies: readonly Strategy[],
  random: () => number,
): Candidate | undefined {
  let left = fitting;
  for (const { type, field = '' } of strategies) {
    if (left.length < 2) break;
    if (type === 'random') left = [left[Math.floor(random() * left.length)] ?? left[0]!];
    else left = least(left, type === 'binpack' ? leftOf(field) : crowdOf(all, field));
  }
  return left[0];
}

function least(all: readonly Candidate[], measure: (one: Candidate) => number): Candidate[] {
  const measured = all.map((one) => ({ one, value: measure(one) }));
  const lowest = measured.reduce((low, { value }) => Math.min(low, value), Infinity);
  return measured.filter(({ value }) => value === lowest).map(({ one }) => one);
}

/** What is left free of an instance, which the fullest one that fits has least of. */
const leftOf =
  (field: string) =>
  ({ instance, usage }: Candidate): number => {
    const { cpu, memory } = freeOf(instance, usage);
    return field.toLowerCase() === 'cpu' ? cpu : memory;
  };

/** How many tasks of the group are where the value is the same. */
function crowdOf(all: readonly Candidate[], field: string): (one: Candidate) => number {
  if (field === 'instanceId' || field === 'host') return ({ siblings }) => siblings;
  const crowds = new Map<string, number>();
  for (const one of all) {
    const value = spreadValue(one.instance, field);
    crowds.set(value, (crowds.get(value) ?? 0) + one.siblings);
  }
  return (one) => crowds.get(spreadValue(one.instance, field)) ?? 0;
}
