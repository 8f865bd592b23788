import { USUAL_SUBNETS } from '../../model/service-network';
import { balancerName, give, type ImportPlan } from './import-plan';

/** A target group, or a pair of them that deployments shift traffic between, behind a listener. */
export interface StandInRoute {
  groups: readonly string[];
  containerPort: number;
  targetType: 'ip' | 'instance';
  balancer: string;
  port: number;
  /** The port of a listener for tests. */
  testPort?: number;
}

/**
 * `targetgroup/NAME/hex` of an ARN, or a name; a stand-in name for what is neither.
 */
export function groupName(reference: string): string {
  return balancerName(/targetgroup\/([^/]+)/.exec(reference)?.[1] ?? reference);
}

/** `listener-rule/app/NAME/…`, `listener/app/NAME/…`: the load balancer that an ARN is of. */
export const balancerIn = (arn: unknown): string | undefined =>
  typeof arn === 'string'
    ? /(?:loadbalancer|listener(?:-rule)?)\/app\/([^/]+)\//.exec(arn)?.[1]
    : undefined;

/** Makes target groups, their load balancer and listeners; all traffic goes to the first group. */
export function giveRoute(plan: ImportPlan, route: StandInRoute): void {
  const { groups, containerPort, targetType, balancer, port, testPort } = route;
  for (const Name of groups) {
    give(plan, 'ELBv2.CreateTargetGroup', {
      Name,
      Protocol: 'HTTP',
      Port: containerPort,
      VpcId: 'vpc-1',
      TargetType: targetType,
    });
  }
  give(plan, 'ELBv2.CreateLoadBalancer', { Name: balancer, Subnets: [...USUAL_SUBNETS] });
  const [first = ''] = groups;
  const TargetGroups = groups.map((name, at) => ({
    TargetGroupArn: name,
    Weight: at === 0 ? 100 : 0,
  }));
  const action =
    groups.length === 1
      ? { Type: 'forward', TargetGroupArn: first }
      : { Type: 'forward', ForwardConfig: { TargetGroups } };
  for (const Port of testPort === undefined ? [port] : [port, testPort]) {
    give(plan, 'ELBv2.CreateListener', {
      LoadBalancerArn: balancer,
      Protocol: 'HTTP',
      Port,
      DefaultActions: [action],
    });
  }
}
