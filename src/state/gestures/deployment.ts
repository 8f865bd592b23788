import type { InputOf } from '../../api/contract/operations';
import { lastPart } from '../../model/ids';
import type { ServiceView } from '../../model/view';
import type { Gesture, Operation } from '../gesture';

type Update = InputOf<'ECS.UpdateService'>;

/** What a service is to run next, and how it is to get there. */
export interface DeploymentOptions {
  /** A revision to register first, one that is there, or the same once more. */
  revision:
    | { register: InputOf<'ECS.RegisterTaskDefinition'> }
    | { taskDefinition: string }
    | 'same';
  /** Says how the image behaves; given before anything is started from it. */
  behaviour?: Operation | null;
  /** Says what the functions of its hooks answer. */
  hookAnswers?: readonly Operation[];
  /** Only what is to be different from now. */
  configuration?: Update['deploymentConfiguration'];
  /** What shifts the traffic, if that has to be made first (`traffic-shift.ts`). */
  wiring?: { operations: Operation[]; loadBalancers: Update['loadBalancers'] } | null;
}

/** Deploys to a service whose deployments ECS looks after: UpdateService, and what it needs. */
export function planDeployment(
  service: Pick<ServiceView, 'name' | 'clusterArn'>,
  options: DeploymentOptions,
): Gesture {
  const { revision, behaviour, hookAnswers = [], configuration, wiring } = options;
  const operations: Operation[] = behaviour ? [behaviour, ...hookAnswers] : [...hookAnswers];
  if (wiring) operations.push(...wiring.operations);
  const input: Update = { cluster: lastPart(service.clusterArn), service: service.name };
  if (revision === 'same') input.forceNewDeployment = true;
  else if ('taskDefinition' in revision) input.taskDefinition = revision.taskDefinition;
  else {
    operations.push({ target: 'ECS.RegisterTaskDefinition', input: { ...revision.register } });
    input.taskDefinition = revision.register.family;
  }
  if (configuration) input.deploymentConfiguration = configuration;
  if (wiring) input.loadBalancers = wiring.loadBalancers;
  operations.push({ target: 'ECS.UpdateService', input: { ...input } });
  return { label: `Deploy to ${service.name}`, operations };
}
