import type { DeploymentGroup } from '../../model/code-deploy';
import type { Service } from '../../model/service';
import type { ServiceView } from '../../model/view';
import { groupOfService, pairOf } from '../code-deploy/operations';
import type { World } from '../world/world';

type Routes = Pick<ServiceView, 'alternateTargetGroupArns' | 'productionRoutes' | 'testRoutes'>;

/**
 * Which groups and rules a service's deployments shift traffic between, as its load balancer
 * entries say.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AdvancedConfiguration.html
 */
export function routesOf(world: World, service: Service): Routes {
  const group = groupOfService(world, service.arn);
  if (group) return routesOfGroup(service, group);
  const members = (name: string): string[] =>
    service.loadBalancers.flatMap(({ advancedConfiguration }) => {
      const value = (advancedConfiguration as Record<string, unknown> | undefined)?.[name];
      return typeof value === 'string' ? [value] : [];
    });
  return {
    alternateTargetGroupArns: members('alternateTargetGroupArn'),
    productionRoutes: members('productionListenerRule'),
    testRoutes: members('testListenerRule'),
  };
}

/** CodeDeploy's deployment group knows the other target group and the listeners. */
const routesOfGroup = (service: Service, group: DeploymentGroup): Routes => ({
  alternateTargetGroupArns: [pairOf(service, group)[1]],
  productionRoutes: [group.productionListenerArn],
  testRoutes: group.testListenerArn === undefined ? [] : [group.testListenerArn],
});
