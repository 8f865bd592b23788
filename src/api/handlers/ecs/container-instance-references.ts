import type { World } from '../../../engine/world/world';
import type { Cluster } from '../../../model/cluster';
import type { ContainerInstance } from '../../../model/container-instance';
import { containerInstanceArn, lastPart } from '../../../model/ids';
import { ecsErrors } from '../../contract/errors';
import { found } from '../../refusal';

/** A registered instance of a cluster by id, ARN or EC2 instance id; INACTIVE ones too. */
export function findContainerInstance(
  world: World,
  cluster: Cluster,
  reference: string,
): ContainerInstance | undefined {
  const id = lastPart(reference);
  return [...world.containerInstances.values()].find(
    (one) =>
      one.clusterArn === cluster.arn &&
      one.registeredAt !== undefined &&
      (one.id === id || one.ec2InstanceId === id) &&
      (!reference.startsWith('arn:') || one.arn === reference),
  );
}

/** The same where it must be there. */
export const containerInstanceOf = (
  world: World,
  cluster: Cluster,
  reference: string,
): ContainerInstance =>
  found(findContainerInstance(world, cluster, reference), ecsErrors.containerInstanceNotFound());

/** Those that are there, and a failure for each that is not. */
export function findAll(world: World, cluster: Cluster, references: readonly string[]) {
  const all = references.map((reference) => ({
    reference,
    instance: findContainerInstance(world, cluster, reference),
  }));
  return {
    instances: all.flatMap(({ instance }) => instance ?? []),
    failures: all.flatMap(({ reference, instance }) =>
      instance ? [] : [missing(cluster, reference)],
    ),
  };
}

/** As ECS answers for an instance that it does not know. */
const missing = (cluster: Cluster, reference: string) => ({
  arn: reference.startsWith('arn:')
    ? reference
    : containerInstanceArn(cluster.name, lastPart(reference)),
  reason: 'MISSING',
});
