import { instancesOf } from '../../../engine/capacity/instance-facts';
import { ecsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { found, refuse } from '../../refusal';
import { findCluster } from '../references';
import { describeWholeCluster } from './answers/cluster';

/** The cluster stays describable as INACTIVE. */
export const deleteCluster: Handler<'ECS.DeleteCluster'> = ({ ctx }, input) => {
  const { world } = ctx;
  const cluster = found(findCluster(world, input.cluster), ecsErrors.clusterNotFound());
  const inIt = (thing: { clusterArn: string }) => thing.clusterArn === cluster.arn;
  if ([...world.services.values()].some((one) => inIt(one) && one.status !== 'INACTIVE')) {
    refuse(ecsErrors.clusterHasServices());
  }
  if ([...world.tasks.values()].some((task) => inIt(task) && task.lastStatus !== 'STOPPED')) {
    refuse(ecsErrors.clusterHasTasks());
  }
  if (instancesOf(world, cluster.arn).length > 0) refuse(ecsErrors.clusterHasInstances());
  cluster.status = 'INACTIVE';
  ctx.touch(cluster.arn);
  return { cluster: describeWholeCluster(world, cluster) };
};
