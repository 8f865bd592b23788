import { balancerName, decide, type ImportPlan, say } from '../ecs-input/import-plan';
import { balancerIn, giveRoute, groupName } from '../ecs-input/stand-in-balancer';
import { isObject } from '../json-text';
import { memberPath } from '../member-path';
import { entriesOf } from './mentioned-containers';

interface Place {
  /** Of the service within the file. */
  path: string;
  serviceName: string;
  awsvpc: boolean;
}

/** `loadBalancers` of the service, by the names of target groups that are made for them. */
export function routesFor(
  plan: ImportPlan,
  input: Record<string, unknown>,
  place: Place,
): { loadBalancers?: object[] } {
  const entries = entriesOf(input.loadBalancers);
  if (entries.length === 0) return {};
  const path = memberPath(place.path, 'loadBalancers');
  if (askFor(plan) === 'existing') return { loadBalancers: entries.map(byName) };
  const loadBalancers = entries.flatMap((entry, at) => {
    const where = memberPath(path, at);
    if (typeof entry.targetGroupArn === 'string') return [routed(plan, entry, place, where, at)];
    const message = 'a Classic Load Balancer, which is not simulated: the service runs without it';
    say(plan, where, message, 'warning');
    return [];
  });
  return { loadBalancers };
}

const askFor = (plan: ImportPlan): string =>
  decide(plan, {
    id: 'load-balancer',
    question: 'Where are the target groups?',
    options: [
      {
        value: 'stand-in',
        label: 'Make them',
        means: 'Makes the target groups, a load balancer and a listener on port 80.',
      },
      {
        value: 'existing',
        label: 'In this sandbox',
        means: 'Uses the target groups and rules that are here under those names.',
      },
    ],
  });

const byName = (entry: Record<string, unknown>): Record<string, unknown> =>
  typeof entry.targetGroupArn === 'string'
    ? { ...entry, targetGroupArn: groupName(entry.targetGroupArn) }
    : entry;

function routed(
  plan: ImportPlan,
  entry: Record<string, unknown>,
  { serviceName, awsvpc }: Place,
  path: string,
  at: number,
): Record<string, unknown> {
  const group = groupName(String(entry.targetGroupArn));
  const { advancedConfiguration: advanced, containerPort } = entry;
  const shifting = isObject(advanced) ? advanced : undefined;
  const balancer = balancerName(
    balancerIn(shifting?.productionListenerRule) ?? serviceName,
    balancerIn(shifting?.productionListenerRule) === undefined ? '-alb' : '',
  );
  const other = shifting?.alternateTargetGroupArn;
  const groups = typeof other === 'string' ? [group, groupName(other)] : [group];
  const port = 80 + at;
  const testPort = shifting?.testListenerRule === undefined ? undefined : 8080 + at;
  giveRoute(plan, {
    groups,
    containerPort: typeof containerPort === 'number' ? containerPort : 80,
    targetType: awsvpc ? 'ip' : 'instance',
    balancer,
    port,
    ...(testPort !== undefined && { testPort }),
  });
  const ports = testPort === undefined ? `port ${port}` : `ports ${port} and ${testPort}`;
  const made = groups.length === 1 ? 'target group' : 'target groups';
  const message = `${made} ${groups.map((one) => `“${one}”`).join(' and ')} made behind load balancer “${balancer}”, which listens on ${ports}: the file has no more of them than their ARNs`;
  say(plan, memberPath(path, 'targetGroupArn'), message, 'warning');
  return {
    ...entry,
    targetGroupArn: group,
    ...(shifting && {
      advancedConfiguration: {
        ...shifting,
        ...(groups[1] !== undefined && { alternateTargetGroupArn: groups[1] }),
        productionListenerRule: `${balancer}:${port}/default`,
        ...(testPort !== undefined && { testListenerRule: `${balancer}:${testPort}/default` }),
      },
    }),
  };
}
