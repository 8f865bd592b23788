import { associateProviders } from '../../../engine/capacity/capacity-providers';
import type { StrategyItem } from '../../../engine/capacity/provider-strategy';
import type { World } from '../../../engine/world/world';
import type { Cluster } from '../../../model/cluster';
import { ecsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { activeCluster } from '../references';
import { describeWholeCluster } from './answers/cluster';
import { checkProviders } from './capacity-providers';

/** Both lists are replaced; a provider that services or tasks use cannot be left out. */
export const putClusterCapacityProviders: Handler<'ECS.PutClusterCapacityProviders'> = (
  { ctx },
  input,
) => {
  const cluster = activeCluster(ctx.world, input.cluster);
  const { capacityProviders: names, defaultCapacityProviderStrategy: strategy } = input;
  checkProviders(ctx.world, names, strategy);
  const gone = cluster.capacityProviders.filter((name) => !names.includes(name));
  if (gone.some((name) => isUsed(ctx.world, cluster, name))) refuse(ecsErrors.providerInUse());
  cluster.defaultCapacityProviderStrategy = strategy;
  associateProviders(ctx, cluster, names);
  return { cluster: describeWholeCluster(ctx.world, cluster) };
};

function isUsed(world: World, { arn }: Cluster, name: string): boolean {
  const isNamed = (strategy: readonly StrategyItem[] | undefined) =>
    strategy?.some((one) => one.capacityProvider === name) ?? false;
  const services = [...world.services.values()].filter(
    (one) => one.clusterArn === arn && one.status === 'ACTIVE',
  );
  const tasks = [...world.tasks.values()].filter((one) => one.clusterArn === arn);
  return (
    services.some((one) => isNamed(one.capacityProviderStrategy)) ||
    tasks.some((one) => one.capacityProviderName === name && one.lastStatus !== 'STOPPED')
  );
}
