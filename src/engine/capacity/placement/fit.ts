import type { TaskDefinition } from '../../../model/task-definition';
import { attributesOf } from '../instance-attributes';
import { interfaceLimit } from '../instance-facts';
import { portsFit } from '../ports';
import { freeOf } from '../usage';
import type { Candidate } from './candidate';
import { type Constraint, unsatisfied } from './constraints';
import type { Needs } from './task-needs';

/**
 * Why a task does not go to an instance, in the words of the `failures` that RunTask answers.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html
 */
export type MisfitReason =
  | 'INACTIVE'
  | 'LOCATION'
  | 'AGENT'
  | 'ATTRIBUTE'
  | 'RESOURCE:CPU'
  | 'RESOURCE:MEMORY'
  | 'RESOURCE:PORTS'
  | 'RESOURCE:ENI'
  | 'DistinctInstance placement constraint unsatisfied.'
  | 'MemberOf placement constraint unsatisfied.';

/** A task that is to be placed. */
export interface Wish {
  readonly definition: TaskDefinition;
  readonly needs: Needs;
  readonly constraints: readonly Constraint[];
  /** Zones of the subnets that its interface may be in; null where it needs none. */
  readonly zones: readonly string[] | null;
  /** Instances of this capacity provider only. */
  readonly capacityProviderName?: string;
}

type Check = readonly [reason: MisfitReason, passes: (wish: Wish, one: Candidate) => boolean];

/** Looked at in this order: the first that fails is the reason. */
const CHECKS: readonly Check[] = [
  ['INACTIVE', (_, { instance }) => ['ACTIVE', 'DRAINING'].includes(instance.status)],
  ['LOCATION', ({ zones }, { instance }) => zones?.includes(instance.availabilityZone) ?? true],
  ['AGENT', (_, { instance }) => instance.agentConnected],
  ['ATTRIBUTE', hasAttributes],
  ['RESOURCE:CPU', ({ needs }, one) => needs.cpu <= freeOf(one.instance, one.usage).cpu],
  ['RESOURCE:MEMORY', ({ needs }, one) => needs.memory <= freeOf(one.instance, one.usage).memory],
  ['RESOURCE:PORTS', ({ definition }, { usage }) => portsFit(definition, usage.ports)],
  [
    'RESOURCE:ENI',
    ({ needs }, { instance, usage }) =>
      usage.interfaces + needs.interfaces <= interfaceLimit(instance),
  ],
];

/**
 * PLACE-5: CPU, memory, ports and interfaces first, then constraints. Null for an instance that the
 * task fits; else what is in its way, and how many things were not.
 */
export function misfit(
  wish: Wish,
  candidate: Candidate,
): { reason: MisfitReason; passed: number } | null {
  const failing = CHECKS.findIndex(([, passes]) => !passes(wish, candidate));
  if (failing >= 0) {
    const [reason] = CHECKS[failing] ?? ['INACTIVE'];
    return { reason, passed: failing };
  }
  const constraint = unsatisfied(wish.constraints, candidate);
  return constraint && { reason: constraint, passed: CHECKS.length };
}

/** What a task definition asks of an instance: an architecture, and what its containers require. */
function hasAttributes({ definition }: Wish, { instance }: Candidate): boolean {
  const { runtimePlatform, requiresAttributes } = definition.carried as {
    runtimePlatform?: { cpuArchitecture?: string };
    requiresAttributes?: { name: string; value?: string }[];
  };
  const architecture = runtimePlatform?.cpuArchitecture;
  if (architecture !== undefined && architecture !== instance.architecture) return false;
  if (!requiresAttributes?.length) return true;
  const own = attributesOf(instance);
  return requiresAttributes.every((wanted) =>
    own.some((one) => one.name === wanted.name && (one.value ?? '') === (wanted.value ?? '')),
  );
}
