import type { World } from '../../../engine/world/world';
import type { ServiceLoadBalancer } from '../../../model/service-network';
import type { TaskDefinition } from '../../../model/task-definition';
import { ecsErrors, notSimulated } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import { refuse } from '../../refusal';
import { advancedConfiguration } from './advanced-configuration';
import { usersOf } from '../elbv2/group-users';
import { findTargetGroup } from '../references';

type Given = NonNullable<InputOf<'ECS.CreateService'>['loadBalancers']>;

/**
 * The target groups a service registers with, by ARN. Each must be behind a load balancer already.
 */
export function serviceLoadBalancers(
  world: World,
  given: Given = [],
  definition: TaskDefinition,
): ServiceLoadBalancer[] {
  if (given.length > 5) refuse(ecsErrors.atMost('loadBalancers', 5));
  return given.map((one) => resolve(world, one, definition));
}

function resolve(
  world: World,
  given: Given[number],
  definition: TaskDefinition,
): ServiceLoadBalancer {
  const { targetGroupArn: reference, containerName, containerPort, loadBalancerName } = given;
  if (loadBalancerName !== undefined) refuse(notSimulated('Classic Load Balancers'));
  if (!reference || !containerName || containerPort === undefined) {
    return refuse(
      ecsErrors.invalidParameter(
        'A load balancer needs a targetGroupArn, a containerName and a containerPort.',
      ),
    );
  }
  const group = findTargetGroup(world, reference);
  if (!group) {
    return refuse(ecsErrors.invalidParameter(`The target group ${reference} does not exist.`));
  }
  if (usersOf(world, group.arn).length === 0) {
    refuse(
      ecsErrors.invalidParameter(
        `The target group with targetGroupArn ${group.arn} does not have an associated load balancer.`,
      ),
    );
  }
  checkContainer(definition, containerName, containerPort);
  const { networkMode } = definition;
  const targetType = networkMode === 'awsvpc' ? 'ip' : 'instance';
  if (group.targetType !== targetType) {
    refuse(
      ecsErrors.invalidParameter(
        `The provided target group ${group.arn} has target type ${group.targetType}, which is incompatible with the ${networkMode} network mode specified in the task definition.`,
      ),
    );
  }
  const { advancedConfiguration: advanced } = given;
  return {
    targetGroupArn: group.arn,
    containerName,
    containerPort,
    ...(advanced && { advancedConfiguration: advancedConfiguration(world, advanced) }),
  };
}

function checkContainer(definition: TaskDefinition, name: string, port: number): void {
  const container = definition.containerDefinitions.find((one) => one.name === name);
  if (!container) {
    return refuse(
      ecsErrors.invalidParameter(`The container ${name} does not exist in the task definition.`),
    );
  }
  if (!container.portMappings.some(({ containerPort }) => containerPort === port)) {
    refuse(
      ecsErrors.invalidParameter(
        `The container ${name} did not have a container port ${port} defined.`,
      ),
    );
  }
}
