import type { World } from '../../../engine/world/world';
import type { DeploymentGroup } from '../../../model/code-deploy';
import type { Service } from '../../../model/service';
import { codeDeployErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import { refuse } from '../../refusal';
import { findCluster, findListener, findService, findTargetGroup } from '../references';

type Given = InputOf<'CodeDeploy.CreateDeploymentGroup'>;

const refused = (type: string, message: string): never =>
  refuse(codeDeployErrors.of(type, message));

/** The one service of a group: it must be CodeDeploy's to deploy, and of no other group. */
export function serviceFor(
  world: World,
  given: Given['ecsServices'],
  own?: DeploymentGroup,
): Service {
  const [named, another] = given ?? [];
  if (!named?.serviceName || another) {
    return refused(
      'InvalidECSServiceException',
      'A deployment group for ECS must name exactly one ECS service, with its cluster.',
    );
  }
  const cluster = findCluster(world, named.clusterName);
  const service = cluster && findService(world, cluster, named.serviceName);
  if (service?.status !== 'ACTIVE') {
    return refused(
      'InvalidECSServiceException',
      `The ECS service ${named.serviceName} was not found in the cluster ${named.clusterName ?? 'default'}.`,
    );
  }
  if (service.deploymentController.type !== 'CODE_DEPLOY') {
    refused(
      'InvalidECSServiceException',
      "Deployment group's ECS service must be configured for a CODE_DEPLOY deployment controller.",
    );
  }
  const groups = [...world.codeDeployApplications.values()].flatMap((one) => one.groups);
  const others = groups.filter((one) => one !== own && one.serviceArn === service.arn);
  if (others.length > 0) {
    refused(
      'ECSServiceMappingLimitExceededException',
      `The ECS service ${service.name} is already associated with the deployment group ${others[0]?.name}.`,
    );
  }
  return service;
}

type Routes = Pick<
  DeploymentGroup,
  'targetGroupArns' | 'productionListenerArn' | 'testListenerArn'
>;

/**
 * One pair of target groups, one production listener, and perhaps a test listener of the same load
 * balancer.
 * https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_TargetGroupPairInfo.html
 */
export function routesFor(
  world: World,
  service: Service,
  given: Given['loadBalancerInfo'],
): Routes {
  const [pair, another] = given?.targetGroupPairInfoList ?? [];
  if (!pair || another) {
    return refused(
      'InvalidLoadBalancerInfoException',
      'A deployment group for ECS must have exactly one target group pair.',
    );
  }
  const production = listenerOf(world, pair.prodTrafficRoute, 'prodTrafficRoute');
  const test =
    pair.testTrafficRoute && (pair.testTrafficRoute.listenerArns?.length ?? 0) > 0
      ? listenerOf(world, pair.testTrafficRoute, 'testTrafficRoute')
      : undefined;
  if (test && (test.balancer !== production.balancer || test.listener === production.listener)) {
    refused(
      'InvalidLoadBalancerInfoException',
      'The test listener must be another listener of the load balancer of the production listener.',
    );
  }
  return {
    targetGroupArns: pairFor(world, service, pair.targetGroups),
    productionListenerArn: production.listener.arn,
    ...(test && { testListenerArn: test.listener.arn }),
  };
}

function listenerOf(world: World, route: { listenerArns?: string[] } | undefined, what: string) {
  const [arn, another] = route?.listenerArns ?? [];
  if (arn === undefined || another !== undefined) {
    return refused('InvalidLoadBalancerInfoException', `${what} must have exactly one listener.`);
  }
  const found = findListener(world, arn);
  return found ?? refused('InvalidLoadBalancerInfoException', `There is no listener ${arn}.`);
}

/** Two groups of the same target type, one of which has the service's tasks. */
function pairFor(
  world: World,
  service: Service,
  given: readonly { name?: string }[] = [],
): [string, string] {
  const groups = given.map(({ name = '' }) => {
    const group = findTargetGroup(world, name);
    const message = `There is no target group ${name}.`;
    return group ?? refused('InvalidTargetGroupPairException', message);
  });
  const [first, second] = groups;
  if (!first || !second || groups.length > 2 || first === second) {
    return refused(
      'InvalidTargetGroupPairException',
      'A target group pair must have exactly two target groups.',
    );
  }
  if (first.targetType !== second.targetType) {
    refused(
      'InvalidTargetGroupPairException',
      'Both target groups of a pair must have the same target type.',
    );
  }
  const own = service.loadBalancers[0]?.targetGroupArn;
  if (own !== first.arn && own !== second.arn) {
    refused(
      'InvalidTargetGroupPairException',
      'One target group of the pair must be the one that the ECS service is associated with.',
    );
  }
  return [first.arn, second.arn];
}
