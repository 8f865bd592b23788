import type { InputOf } from '../../api/contract/operations';
import { lastPart } from '../../model/ids';
import { usualNetwork } from '../../model/service-network';
import type { ServiceView } from '../../model/view';
import type { Gesture, Operation } from '../gesture';

type Create = InputOf<'ECS.CreateTaskSet'>;

export interface TaskSetOptions {
  revision: { register: InputOf<'ECS.RegisterTaskDefinition'> } | { taskDefinition: string };
  behaviour?: Operation | null;
  /** Where its tasks are registered; null for nowhere. */
  loadBalancer: { targetGroupArn: string; containerName: string; containerPort: number } | null;
  /** Percent of the service's desired count. */
  scale: number;
  /** Of a task set that is there, whose place and launch type the new one shares. */
  like: Pick<Create, 'launchType' | 'networkConfiguration'> | null;
}

/** A task set of a service whose deployments are driven from outside, with its revision. */
export function planTaskSet(
  service: Pick<ServiceView, 'name' | 'clusterArn'>,
  options: TaskSetOptions,
): Gesture {
  const { revision, behaviour, loadBalancer, scale, like } = options;
  const launchType = like?.launchType ?? 'FARGATE';
  const networkConfiguration = like?.networkConfiguration ?? usualNetwork(launchType);
  const operations: Operation[] = behaviour ? [behaviour] : [];
  if ('register' in revision) {
    operations.push({ target: 'ECS.RegisterTaskDefinition', input: { ...revision.register } });
  }
  const input: Create = {
    service: service.name,
    cluster: lastPart(service.clusterArn),
    taskDefinition: 'register' in revision ? revision.register.family : revision.taskDefinition,
    networkConfiguration,
    ...(loadBalancer && { loadBalancers: [loadBalancer] }),
    launchType,
    scale: { value: scale, unit: 'PERCENT' },
  };
  operations.push({ target: 'ECS.CreateTaskSet', input: { ...input } });
  return { label: `Create a task set of ${service.name}`, operations };
}

type Named = Pick<ServiceView, 'name' | 'clusterArn'>;
const aboutSet = ({ name, clusterArn }: Named) => ({
  cluster: lastPart(clusterArn),
  service: name,
});

/** Brings a task set to so many percent of the service's desired count. */
export const planTaskSetScale = (service: Named, taskSet: string, percent: number): Gesture => ({
  label: `Scale task set ${taskSet}`,
  operations: [
    {
      target: 'ECS.UpdateTaskSet',
      input: { ...aboutSet(service), taskSet, scale: { value: percent, unit: 'PERCENT' } },
    },
  ],
});

/** Makes a task set the one that serves production. */
export const planPrimary = (service: Named, taskSet: string): Gesture => ({
  label: `Make ${taskSet} primary`,
  operations: [
    {
      target: 'ECS.UpdateServicePrimaryTaskSet',
      input: { ...aboutSet(service), primaryTaskSet: taskSet },
    },
  ],
});

/** Deletes a task set with its tasks. */
export const planTaskSetRemoval = (service: Named, taskSet: string): Gesture => ({
  label: `Delete task set ${taskSet}`,
  operations: [
    { target: 'ECS.DeleteTaskSet', input: { ...aboutSet(service), taskSet, force: true } },
  ],
});
