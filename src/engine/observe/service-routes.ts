import type { Service } from '../../model/service';
import type { ServiceView } from '../../model/view';

type Routes = Pick<ServiceView, 'alternateTargetGroupArns' | 'productionRoutes' | 'testRoutes'>;

/**
 * Which groups and rules a service's deployments shift traffic between, as its load balancer
 * entries say.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AdvancedConfiguration.html
 */
export function routesOf(service: Service): Routes {
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
