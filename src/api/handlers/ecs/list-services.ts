import type { Handler } from '../../handler';
import { activeCluster } from '../references';
import { ecsPage } from './ecs-pages';

/** Pages of 10, in order of creation. A service being deleted leaves the list at once. */
export const listServices: Handler<'ECS.ListServices'> = ({ ctx }, input) => {
  const cluster = activeCluster(ctx.world, input.cluster);
  const { launchType, schedulingStrategy, resourceManagementType } = input;
  const services = [...ctx.world.services.values()]
    .filter((one) => one.clusterArn === cluster.arn && one.status === 'ACTIVE')
    .filter((one) => launchType === undefined || one.launchType === launchType)
    .filter((one) => !schedulingStrategy || one.schedulingStrategy === schedulingStrategy)
    .filter(() => resourceManagementType !== 'ECS');
  const { items, next } = ecsPage(
    services.map(({ arn }) => arn),
    input,
    10,
  );
  return { serviceArns: items, nextToken: next };
};
