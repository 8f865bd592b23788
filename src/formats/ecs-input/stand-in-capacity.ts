import { USUAL_SUBNETS } from '../../model/service-network';
import { isObject } from '../json-text';
import { give, type ImportPlan, nameIn, say } from './import-plan';

const FARGATE: readonly string[] = ['FARGATE', 'FARGATE_SPOT'];

/** Names in a capacity provider strategy. */
const providersIn = (strategy: unknown): string[] =>
  (Array.isArray(strategy) ? strategy : []).flatMap((one: unknown) =>
    isObject(one) && typeof one.capacityProvider === 'string' ? [one.capacityProvider] : [],
  );

/** Whether tasks run on Fargate, by what a service or task asks for; else on EC2. */
export function runsOnFargate(input: Record<string, unknown>): boolean {
  const providers = providersIn(input.capacityProviderStrategy);
  if (providers.length > 0) return providers.some((name) => FARGATE.includes(name));
  return input.launchType === 'FARGATE';
}

/**
 * Makes the cluster that a file names, and the capacity providers of its strategy with an Auto
 * Scaling group each. Creating a cluster that is there changes nothing.
 */
export function clusterFor(
  plan: ImportPlan,
  input: Record<string, unknown>,
  path: { cluster: string; strategy: string },
  usual = 'default',
): string {
  const given = typeof input.cluster === 'string' && input.cluster !== '' ? input.cluster : '';
  const cluster = nameIn(given) || usual;
  const providers = [...new Set(providersIn(input.capacityProviderStrategy))];
  give(plan, 'ECS.CreateCluster', { clusterName: cluster });
  const message = given
    ? `cluster “${cluster}” is made if it is not there`
    : `no cluster is named: “${cluster}” is taken, and made if it is not there`;
  say(plan, path.cluster, message);
  if (providers.length === 0) return cluster;
  const own = providers.filter((name) => !FARGATE.includes(name));
  for (const name of own) providerCalled(plan, cluster, name, path.strategy);
  give(plan, 'ECS.PutClusterCapacityProviders', {
    cluster,
    capacityProviders: providers,
    defaultCapacityProviderStrategy: [],
  });
  say(
    plan,
    path.strategy,
    `cluster “${cluster}” is given the capacity providers ${providers.join(', ')}`,
  );
  return cluster;
}

/** Nobody says what hosts there are: up to ten of a usual size, as tasks need them. */
function providerCalled(plan: ImportPlan, cluster: string, name: string, path: string): void {
  const hosts = `${name}-hosts`;
  give(plan, 'EC2.CreateLaunchTemplate', {
    LaunchTemplateName: hosts,
    LaunchTemplateData: { InstanceType: 'm5.large', UserData: `ECS_CLUSTER=${cluster}` },
  });
  give(plan, 'AutoScaling.CreateAutoScalingGroup', {
    AutoScalingGroupName: hosts,
    LaunchTemplate: { LaunchTemplateName: hosts },
    MinSize: 0,
    MaxSize: 10,
    VPCZoneIdentifier: USUAL_SUBNETS.join(','),
  });
  give(plan, 'ECS.CreateCapacityProvider', {
    name,
    autoScalingGroupProvider: {
      autoScalingGroupArn: hosts,
      managedScaling: { status: 'ENABLED', targetCapacity: 100 },
    },
  });
  const message = `capacity provider “${name}” is not in this file: one over up to ten m5.large is made`;
  say(plan, path, message, 'warning');
}
