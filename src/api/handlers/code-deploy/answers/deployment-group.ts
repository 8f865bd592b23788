import type { World } from '../../../../engine/world/world';
import type {
  AppSpecRevision,
  CodeDeployApplication,
  CodeDeployDeployment,
  DeploymentGroup,
} from '../../../../model/code-deploy';
import { toEpochSeconds } from '../../../../model/sim-time';

/** Of every deployment to ECS. */
export const STYLE = {
  deploymentType: 'BLUE_GREEN',
  deploymentOption: 'WITH_TRAFFIC_CONTROL',
} as const;

export const describeRevision = (revision: AppSpecRevision | undefined): object | undefined =>
  revision && { revisionType: 'AppSpecContent', appSpecContent: revision };

const nameOf = (world: World, arn: string): string => world.targetGroups.get(arn)?.name ?? arn;

/** A `targetGroupPairInfo`. */
export const targetGroupPair = (
  world: World,
  groups: readonly string[],
  routes: Pick<DeploymentGroup, 'productionListenerArn' | 'testListenerArn'>,
): object => ({
  targetGroups: groups.map((arn) => ({ name: nameOf(world, arn) })),
  prodTrafficRoute: { listenerArns: [routes.productionListenerArn] },
  testTrafficRoute:
    routes.testListenerArn === undefined ? undefined : { listenerArns: [routes.testListenerArn] },
});

/** A `deploymentGroupInfo` as GetDeploymentGroup answers it. */
export function describeGroup(
  world: World,
  application: CodeDeployApplication,
  group: DeploymentGroup,
): object {
  const [, clusterName, serviceName] = group.serviceArn.split('/');
  const deployments = [...world.codeDeployDeployments.values()].filter(
    (one) => one.applicationName === application.name && one.groupName === group.name,
  );
  const succeeded = deployments.filter(({ status }) => status === 'Succeeded').at(-1);
  return {
    applicationName: application.name,
    deploymentGroupId: group.id,
    deploymentGroupName: group.name,
    deploymentConfigName: group.configName,
    ec2TagFilters: [],
    onPremisesInstanceTagFilters: [],
    autoScalingGroups: [],
    serviceRoleArn: group.serviceRoleArn,
    targetRevision: describeRevision(deployments.at(-1)?.revision),
    triggerConfigurations: group.carried.triggerConfigurations ?? [],
    alarmConfiguration: group.alarms,
    autoRollbackConfiguration: group.autoRollback,
    deploymentStyle: STYLE,
    outdatedInstancesStrategy: group.carried.outdatedInstancesStrategy ?? 'UPDATE',
    blueGreenDeploymentConfiguration: group.blueGreen,
    loadBalancerInfo: {
      targetGroupPairInfoList: [targetGroupPair(world, group.targetGroupArns, group)],
    },
    lastSuccessfulDeployment: lastOf(succeeded),
    lastAttemptedDeployment: lastOf(deployments.at(-1)),
    computePlatform: 'ECS',
    ecsServices: [{ serviceName, clusterName }],
    terminationHookEnabled: false,
  };
}

const lastOf = (one: CodeDeployDeployment | undefined): object | undefined =>
  one && {
    deploymentId: one.id,
    status: one.status,
    endTime: one.completedAt === undefined ? undefined : toEpochSeconds(one.completedAt),
    createTime: toEpochSeconds(one.createdAt),
  };
