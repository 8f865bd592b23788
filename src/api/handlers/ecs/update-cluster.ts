import type { Handler } from '../../handler';
import { activeCluster } from '../references';
import { describeWholeCluster } from './answers/cluster';
import { connectDefaults } from './service-connect';

export const updateCluster: Handler<'ECS.UpdateCluster'> = ({ ctx }, input) => {
  const cluster = activeCluster(ctx.world, input.cluster);
  const { configuration, serviceConnectDefaults, settings } = input;
  for (const { name = 'containerInsights', value = 'disabled' } of settings ?? []) {
    cluster.settings = [...cluster.settings.filter((one) => one.name !== name), { name, value }];
  }
  if (configuration) cluster.carried.configuration = configuration;
  Object.assign(cluster.carried, connectDefaults(ctx.world, serviceConnectDefaults));
  ctx.touch(cluster.arn);
  return { cluster: describeWholeCluster(ctx.world, cluster) };
};
