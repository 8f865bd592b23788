import type { DeploymentGroup } from '../../model/code-deploy';
import type { Service, ServiceRevision } from '../../model/service';
import { ENDED_STATUSES } from '../../model/service-deployment';
import type { ServiceLoadBalancer } from '../../model/service-network';
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
  const inUse = revisionsInUse(service).flatMap((one) => one.loadBalancers);
  const members = (name: string): string[] => advanced([...service.loadBalancers, ...inUse], name);
  const own = groupsOf(service.loadBalancers);
  const others = [...members('alternateTargetGroupArn'), ...groupsOf(inUse)];
  return {
    alternateTargetGroupArns: unique(others).filter((arn) => !own.includes(arn)),
    productionRoutes: unique(members('productionListenerRule')),
    testRoutes: unique(members('testListenerRule')),
  };
}

const unique = (arns: readonly string[]): string[] => [...new Set(arns)];

const groupsOf = (entries: readonly ServiceLoadBalancer[]): string[] =>
  entries.map(({ targetGroupArn }) => targetGroupArn);

/** What load balancer entries give for one member of their advancedConfiguration. */
const advanced = (entries: readonly ServiceLoadBalancer[], name: string): string[] =>
  entries.flatMap(({ advancedConfiguration }) => {
    const value = (advancedConfiguration as Record<string, unknown> | undefined)?.[name];
    return typeof value === 'string' ? [value] : [];
  });

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
