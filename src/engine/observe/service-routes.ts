import type { DeploymentGroup } from '../../model/code-deploy';
import type { Service, ServiceRevision } from '../../model/service';
import { ENDED_STATUSES } from '../../model/service-deployment';
import type { ServiceView } from '../../model/view';
import { groupOfService, pairOf } from '../code-deploy/operations';
import type { World } from '../world/world';

type Routes = Pick<ServiceView, 'alternateTargetGroupArns' | 'productionRoutes' | 'testRoutes'>;

/**
 * Which groups and rules a service's deployments shift traffic between, as its load balancer
 * entries say; while a deployment is under way or goes back also as those of its revisions do,
 * since the service's own may name none of them by then.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AdvancedConfiguration.html
 */
export function routesOf(world: World, service: Service): Routes {
  const group = groupOfService(world, service.arn);
  if (group) return routesOfGroup(service, group);
  const entries = [service, ...revisionsInUse(service)].flatMap((one) => one.loadBalancers);
  const members = (name: string): string[] => {
    const found = entries.flatMap(({ advancedConfiguration }) => {
      const value = (advancedConfiguration as Record<string, unknown> | undefined)?.[name];
      return typeof value === 'string' ? [value] : [];
    });
    return [...new Set(found)];
  };
  const own = service.loadBalancers.map(({ targetGroupArn }) => targetGroupArn);
  return {
    // Each revision's own groups and the others' take turns.
    alternateTargetGroupArns: members('alternateTargetGroupArn').filter(
      (arn) => !own.includes(arn),
    ),
    productionRoutes: members('productionListenerRule'),
    testRoutes: members('testListenerRule'),
  };
}

/** Revisions that a deployment goes between; once it has ended, none. */
function revisionsInUse({ serviceDeployments: [newest], revisions }: Service): ServiceRevision[] {
  if (!newest || ENDED_STATUSES.includes(newest.status)) return [];
  const inUse = [newest.targetRevisionArn, ...newest.sourceRevisionArns];
  return revisions.filter(({ arn }) => inUse.includes(arn));
}

/** CodeDeploy's deployment group knows the other target group and the listeners. */
const routesOfGroup = (service: Service, group: DeploymentGroup): Routes => ({
  alternateTargetGroupArns: [pairOf(service, group)[1]],
  productionRoutes: [group.productionListenerArn],
  testRoutes: group.testListenerArn === undefined ? [] : [group.testListenerArn],
});
