import type { Service } from '../../../model/service';
import type { EngineContext } from '../../engine-context';
import { healthyTargets, routesOf, shiftTraffic, weightsNow } from './traffic-shift';

/**
 * BACK-2: a rolling update that goes back to a revision behind the other target group of its pair
 * (a shift of traffic was given up for it) takes the traffic along, once that revision is healthy
 * there at full count. What still serves goes only after that.
 */
export function takeTrafficBack(ctx: EngineContext, service: Service): void {
  const [record] = service.serviceDeployments;
  const [primary] = service.deployments;
  if (record?.status !== 'ROLLBACK_IN_PROGRESS' || !primary) return;
  const revision = service.revisions.find((one) => one.arn === primary.revisionArn);
  const routes = revision ? routesOf(revision) : [];
  const share = weightsNow(ctx.world, routes, 'productionListenerRule')?.target ?? 100;
  if (share === 100 || healthyTargets(ctx.world, service, primary) < service.desiredCount) return;
  const shifting = { serviceArn: service.arn, deploymentId: record.deploymentId, routes };
  shiftTraffic(ctx, shifting, 'productionListenerRule', 100);
  shiftTraffic(ctx, shifting, 'testListenerRule', 100);
}
