import { associateProviders } from '../../../engine/capacity/capacity-providers';
import { clusterArn } from '../../../model/ids';
import type { Cluster } from '../../../model/cluster';
import { ecsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { describeWholeCluster } from './answers/cluster';
import { checkProviders } from './capacity-providers';
import { connectDefaults } from './service-connect';
import { withTags } from './tags';

/** Creating a cluster that is there already answers it as it is. */
export const createCluster: Handler<'ECS.CreateCluster'> = (engine, input) => {
  const { world } = engine.ctx;
  const { clusterName: name = 'default', tags, settings, capacityProviders = [], ...rest } = input;
  const { defaultCapacityProviderStrategy = [], ...carried } = rest;
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name)) {
    refuse(ecsErrors.invalidParameter('Identifier contains invalid characters or is too long.'));
  }
  const existing = world.clusters.get(name);
  if (existing?.status === 'ACTIVE') return { cluster: describeWholeCluster(world, existing) };
  checkProviders(world, capacityProviders, defaultCapacityProviderStrategy);
  const given = (settings ?? []).map((one) => ({
    name: one.name ?? 'containerInsights',
    value: one.value ?? 'disabled',
  }));
  const cluster: Cluster = {
    arn: clusterArn(name),
    name,
    status: 'ACTIVE',
    capacityProviders: [],
    defaultCapacityProviderStrategy,
    settings: given.length > 0 ? given : [{ name: 'containerInsights', value: 'disabled' }],
    tags: withTags([], tags),
    carried: { ...carried, ...connectDefaults(world, input.serviceConnectDefaults) },
  };
  world.clusters.set(name, cluster);
  associateProviders(engine.ctx, cluster, capacityProviders);
  engine.ctx.touch(cluster.arn);
  return { cluster: describeWholeCluster(world, cluster) };
};
