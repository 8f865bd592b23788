import type { World } from '../../../engine/world/world';
import type { Account } from '../../../model/account';
import type { DeploymentGroup } from '../../../model/code-deploy';
import { STYLE } from '../code-deploy/answers/deployment-group';
import { shownTags } from '../elbv2/tags';
import { findListener, listenerName } from '../references';

type Declared = Account['operations'][number];

/** Applications with their deployment groups, once services and listeners are there. */
export function codeDeployDeclarations(world: World): Declared[] {
  return [...world.codeDeployApplications.values()].flatMap((application) => [
    {
      target: 'CodeDeploy.CreateApplication',
      input: {
        applicationName: application.name,
        computePlatform: 'ECS',
        tags: application.tags.length > 0 ? shownTags(application.tags) : undefined,
      },
    },
    ...application.groups
      .filter((group) => isWhole(world, group))
      .map((group) => ({
        target: 'CodeDeploy.CreateDeploymentGroup',
        input: groupInput(world, application.name, group),
      })),
  ]);
}

/** One whose service, target groups or listener have gone could not be made again. */
const isWhole = (world: World, group: DeploymentGroup): boolean =>
  world.services.get(group.serviceArn)?.status === 'ACTIVE' &&
  group.targetGroupArns.every((arn) => world.targetGroups.has(arn)) &&
  findListener(world, group.productionListenerArn) !== undefined;

function groupInput(
  world: World,
  applicationName: string,
  group: DeploymentGroup,
): Record<string, unknown> {
  const [, clusterName, serviceName] = group.serviceArn.split('/');
  const { productionListenerArn, testListenerArn } = group;
  const test = testListenerArn === undefined ? [] : routeTo(world, testListenerArn);
  return {
    applicationName,
    deploymentGroupName: group.name,
    deploymentConfigName: group.configName,
    serviceRoleArn: group.serviceRoleArn,
    ...group.carried,
    alarmConfiguration: group.alarms.alarms.length > 0 ? group.alarms : undefined,
    autoRollbackConfiguration: group.autoRollback.enabled ? group.autoRollback : undefined,
    deploymentStyle: STYLE,
    blueGreenDeploymentConfiguration: group.blueGreen,
    loadBalancerInfo: {
      targetGroupPairInfoList: [
        {
          targetGroups: group.targetGroupArns.map((arn) => ({
            name: world.targetGroups.get(arn)?.name,
          })),
          prodTrafficRoute: { listenerArns: routeTo(world, productionListenerArn) },
          testTrafficRoute: test.length > 0 ? { listenerArns: test } : undefined,
        },
      ],
    },
    ecsServices: [{ serviceName, clusterName }],
    tags: group.tags.length > 0 ? shownTags(group.tags) : undefined,
  };
}

/** By load balancer and port. */
function routeTo(world: World, listenerArn: string): string[] {
  const found = findListener(world, listenerArn);
  return found ? [listenerName(found.balancer, found.listener)] : [];
}
