import type { World } from '../../../engine/world/world';
import type { Cluster } from '../../../model/cluster';
import type { Service } from '../../../model/service';
import type { TaskSet } from '../../../model/task-set';
import { ecsErrors } from '../../contract/errors';
import { found, refuse } from '../../refusal';
import { clusterFor, serviceOf } from '../references';

/** Cluster and ACTIVE service that an operation on task sets names. */
export function taskSetOwner(
  world: World,
  input: { cluster: string; service: string },
): { cluster: Cluster; service: Service } {
  const cluster = clusterFor(world, input.cluster, input.service);
  const service = serviceOf(world, cluster, input.service);
  if (service.status !== 'ACTIVE') refuse(ecsErrors.serviceNotActive());
  return { cluster, service };
}

/** The same, whose deployments are the caller's: CodeDeploy's task sets are CodeDeploy's alone. */
export function externalOwner(
  world: World,
  input: { cluster: string; service: string },
): { cluster: Cluster; service: Service } {
  const owner = taskSetOwner(world, input);
  if (owner.service.deploymentController.type !== 'EXTERNAL') {
    refuse(
      ecsErrors.invalidParameter(
        'Amazon ECS only supports task set management on services configured to use external deployment controllers.',
      ),
    );
  }
  return owner;
}

/** By id, by its digits alone, by ARN, or by its place: `#1` is the oldest. */
export const findTaskSet = ({ taskSets }: Service, reference: string): TaskSet | undefined =>
  taskSets.find(
    ({ id, arn }, index) =>
      id === reference ||
      arn === reference ||
      id === `ecs-svc/${reference}` ||
      `#${taskSets.length - index}` === reference,
  );

export const taskSetOf = (service: Service, reference: string): TaskSet =>
  found(findTaskSet(service, reference), ecsErrors.taskSetNotFound());

/** A scale as given: 0 to 100 percent. */
export function scaleOf(scale: { value?: number } | undefined): number {
  const value = scale?.value ?? 0;
  if (value < 0 || value > 100) {
    refuse(ecsErrors.invalidParameter('The scale value must be between 0 and 100.'));
  }
  return value;
}
