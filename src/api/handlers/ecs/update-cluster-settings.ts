import { ecsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { activeCluster } from '../references';
import { describeWholeCluster } from './answers/cluster';

const VALUES = ['enabled', 'disabled', 'enhanced'];

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ClusterSetting.html */
export const updateClusterSettings: Handler<'ECS.UpdateClusterSettings'> = ({ ctx }, input) => {
  const cluster = activeCluster(ctx.world, input.cluster);
  if (input.settings.length === 0) refuse(ecsErrors.empty('settings'));
  for (const { value = 'disabled' } of input.settings) {
    if (!VALUES.includes(value)) refuse(ecsErrors.oneOf('containerInsights', VALUES));
  }
  for (const { name = 'containerInsights', value = 'disabled' } of input.settings) {
    cluster.settings = [...cluster.settings.filter((one) => one.name !== name), { name, value }];
  }
  ctx.touch(cluster.arn);
  return { cluster: describeWholeCluster(ctx.world, cluster) };
};
