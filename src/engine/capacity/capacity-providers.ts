import type { CapacityProvider } from '../../model/capacity-provider';
import type { Cluster } from '../../model/cluster';
import type { ContainerInstance } from '../../model/container-instance';
import { capacityProviderArn } from '../../model/ids';
import { plus, seconds } from '../../model/sim-time';
import { scheduleStep } from '../control-plane/steps';
import type { EngineContext } from '../engine-context';
import { TIMINGS } from '../timings';
import { instancesOf } from './instance-facts';

/** Capacity providers over Auto Scaling groups; FARGATE and FARGATE_SPOT need no keeping. */

/** What CreateCapacityProvider says of one; everything else ECS keeps. */
export type CapacityProviderSpec = Pick<
  CapacityProvider,
  | 'name'
  | 'autoScalingGroupName'
  | 'managedScaling'
  | 'managedTerminationProtection'
  | 'managedDraining'
  | 'tags'
>;

export function createCapacityProvider(
  ctx: EngineContext,
  spec: CapacityProviderSpec,
): CapacityProvider {
  const now = ctx.kernel.now;
  const provider: CapacityProvider = {
    ...spec,
    arn: capacityProviderArn(spec.name),
    status: 'ACTIVE',
    reservation: null,
    createdAt: now,
    updateStatus: 'CREATE_COMPLETE',
    scaling: {
      nextAt: plus(now, seconds(TIMINGS.reservationMetric.low)),
      lowPoints: 0,
      scaledOutAt: null,
    },
  };
  ctx.world.capacityProviders.set(provider.name, provider);
  planProviderPass(ctx, provider);
  ctx.touch(provider.arn);
  return provider;
}

/** PROVIDER-2: it looks for places every so often, from its creation on. */
export const planProviderPass = (
  ctx: EngineContext,
  { name: provider, createdAt }: CapacityProvider,
): void =>
  scheduleStep(ctx, seconds(TIMINGS.schedulerLoop.low), {
    step: 'provider-pass',
    provider,
    createdAt,
  });

/**
 * PROVIDER-1: the providers of a cluster. From the first one over an Auto Scaling group on, the
 * cluster has no EC2 capacity but what is declared; instances of the group that are registered
 * already belong to the provider (assumed: AWS says that they might not).
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCapacityProvider.html
 */
export function associateProviders(
  ctx: EngineContext,
  cluster: Cluster,
  names: readonly string[],
): void {
  for (const name of cluster.capacityProviders) {
    const provider = ctx.world.capacityProviders.get(name);
    if (provider) ctx.touch(provider.arn);
  }
  cluster.capacityProviders = [...names];
  for (const name of names) {
    const provider = ctx.world.capacityProviders.get(name);
    if (!provider) continue;
    ctx.world.clustersWithInstances.add(cluster.name);
    ctx.touch(provider.arn);
  }
  for (const instance of ctx.world.containerInstances.values()) {
    if (instance.clusterArn !== cluster.arn) continue;
    const provider = providerForGroup(ctx, cluster, instance.autoScalingGroupName);
    if (provider) instance.capacityProviderName = provider.name;
    else delete instance.capacityProviderName;
    ctx.touch(instance.arn);
  }
  ctx.touch(cluster.arn);
}

/** The cluster's provider over an Auto Scaling group; none for a group that is in none. */
export function providerForGroup(
  ctx: EngineContext,
  cluster: Pick<Cluster, 'capacityProviders'>,
  groupName: string | undefined,
): CapacityProvider | undefined {
  if (groupName === undefined) return undefined;
  return cluster.capacityProviders
    .flatMap((name) => ctx.world.capacityProviders.get(name) ?? [])
    .find((one) => one.autoScalingGroupName === groupName);
}

/** Clusters that a provider is associated with. */
export const clustersOf = (
  { world }: Pick<EngineContext, 'world'>,
  { name }: CapacityProvider,
): Cluster[] =>
  [...world.clusters.values()].filter(
    (one) => one.status === 'ACTIVE' && one.capacityProviders.includes(name),
  );

/** Its instances that are registered with a cluster. */
const instancesOfProvider = (
  { world }: Pick<EngineContext, 'world'>,
  { name }: CapacityProvider,
  clusterArn: string,
): ContainerInstance[] =>
  instancesOf(world, clusterArn).filter((one) => one.capacityProviderName === name);

/**
 * PROVIDER-3: why nothing at all can be placed with a provider; undefined where it has instances.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html
 */
export function lackOf(
  ctx: Pick<EngineContext, 'world'>,
  provider: CapacityProvider,
  clusterArn: string,
): string | undefined {
  const own = instancesOfProvider(ctx, provider, clusterArn);
  if (own.length === 0) return 'EMPTY CAPACITY PROVIDER';
  return own.some(({ status }) => status === 'ACTIVE') ? undefined : 'NO ACTIVE INSTANCES';
}
