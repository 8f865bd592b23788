import type { World } from '../../../engine/world/world';
import { must } from '../../../model/assert';
import type { DeploymentError, ReplacementSpec } from '../../../model/code-deploy';
import { lastPart } from '../../../model/ids';
import type { AwsError } from '../../../model/result';
import type { Service } from '../../../model/service';
import { Refusal } from '../../refusal';
import { launchFor } from '../ecs/launch';
import { networkFor } from '../ecs/network-checks';
import { serviceLoadBalancers } from '../ecs/service-load-balancers';
import { usableTaskDefinition } from '../references';
import type { AppSpec } from './app-spec';

/**
 * What the replacement task set is to be made from; or what ECS will say when it is to be made,
 * since CodeDeploy itself takes any AppSpec that it can read.
 */
export function replacementFor(
  world: World,
  service: Service,
  replacementGroupArn: string,
  spec: AppSpec,
): ReplacementSpec | DeploymentError {
  try {
    return read(world, service, replacementGroupArn, spec);
  } catch (error) {
    if (error instanceof Refusal) return refusedByEcs(error.error);
    throw error;
  }
}

function read(
  world: World,
  service: Service,
  targetGroupArn: string,
  spec: AppSpec,
): ReplacementSpec {
  const cluster = must(world.clusters.get(lastPart(service.clusterArn)), 'its cluster');
  const definition = usableTaskDefinition(world, spec.taskDefinition);
  const strategy = spec.capacityProviderStrategy;
  const own = service.launchType
    ? { launchType: service.launchType }
    : { capacityProviderStrategy: service.capacityProviderStrategy };
  const asked = strategy ? { capacityProviderStrategy: strategy } : own;
  const platformVersion = spec.platformVersion ?? service.platformVersion;
  const { on, ...launch } = launchFor(world, { ...asked, platformVersion }, cluster, definition);
  const network = spec.networkConfiguration ?? service.networkConfiguration;
  const { containerName, containerPort } = spec;
  const balancers = [{ targetGroupArn, containerName, containerPort }];
  return {
    taskDefinitionArn: definition.arn,
    ...launch,
    networkConfiguration: networkFor(network, definition, on),
    loadBalancers: serviceLoadBalancers(world, balancers, definition),
  };
}

const refusedByEcs = ({ __type, message }: AwsError): DeploymentError => ({
  code: 'ECS_UPDATE_ERROR',
  message: `The ECS service cannot be updated due to an unexpected error: ${message} (Service: AmazonECS; Status Code: 400; Error Code: ${__type})`,
});
