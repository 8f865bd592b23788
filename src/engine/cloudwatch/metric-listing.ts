import { lastPart } from '../../model/ids';
import { US_PER_SECOND } from '../../model/sim-time';
import type { EngineContext } from '../engine-context';
import type { World } from '../world/world';
import { metricNames, metricShape, NAMESPACES, samplesOf } from './alarm-metrics';
import { taskShare } from './task-shares';

export interface ListedMetric {
  namespace: string;
  metricName: string;
  dimensions: { name: string; value: string }[];
}

type Names = Record<string, string>;

/** Every metric that has had a datapoint, with each set of dimensions it had it by. */
export function listMetrics(
  ctx: EngineContext,
  wanted: { namespace?: string; metricName?: string },
): ListedMetric[] {
  const things = thingsOf(ctx);
  const to = Math.floor(ctx.kernel.now / US_PER_SECOND);
  return NAMESPACES.filter((one) => (wanted.namespace ?? one) === one).flatMap((namespace) =>
    metricNames(namespace)
      .filter((one) => (wanted.metricName ?? one) === one)
      .flatMap((metricName) => combinations(namespace, metricName, things))
      .filter((metric) => samplesOf(ctx, metric, 0, to) !== null),
  );
}

/** What a set of dimensions may name, all kinds of things together. */
function combinations(
  namespace: string,
  metricName: string,
  things: readonly Names[],
): ListedMetric[] {
  const sets = metricShape(namespace, metricName)?.dimensions ?? [];
  const found = new Map<string, ListedMetric>();
  for (const set of sets) {
    for (const names of things) {
      if (!set.every((name) => names[name] !== undefined)) continue;
      const dimensions = set.map((name) => ({ name, value: names[name]! }));
      const key = JSON.stringify(dimensions);
      if (!found.has(key)) found.set(key, { namespace, metricName, dimensions });
    }
  }
  return [...found.values()];
}

const afterColon = (arn: string): string => arn.slice(arn.lastIndexOf(':') + 1);

/** Things that metrics are of, by the names of their dimensions. */
function thingsOf({ world, dataPlane }: EngineContext): Names[] {
  const balancer = (arn: string) => afterColon(arn).replace(/^loadbalancer\//, '');
  const seen = dataPlane.metrics.labels.flatMap((label): Names[] => {
    const { loadBalancerArn, targetGroupArn, taskArn } = label;
    if (loadBalancerArn !== '' && targetGroupArn !== null) {
      const group = afterColon(targetGroupArn);
      return [{ LoadBalancer: balancer(loadBalancerArn), TargetGroup: group }];
    }
    if (taskArn === null) return [];
    const share = taskShare(world, label);
    return [
      {
        ClusterName: taskArn.split('/')[1] ?? '',
        TaskDefinitionFamily: share.family,
        TaskId: lastPart(taskArn),
        ContainerName: share.containerName,
        ...(label.serviceArn && { ServiceName: lastPart(label.serviceArn) }),
      },
    ];
  });
  return [...declared(world, balancer), ...seen];
}

function declared(world: World, balancer: (arn: string) => string): Names[] {
  const pairs = [...world.loadBalancers.values()].flatMap(({ arn }) => [
    { LoadBalancer: balancer(arn) },
    ...[...world.targetGroups.values()].map((group) => ({
      LoadBalancer: balancer(arn),
      TargetGroup: afterColon(group.arn),
    })),
  ]);
  return [
    ...pairs,
    ...[...world.clusters.values()].map(({ name }) => ({ ClusterName: name })),
    ...[...world.services.values()].map(({ clusterArn, name }) => ({
      ClusterName: lastPart(clusterArn),
      ServiceName: name,
    })),
    ...[...world.clusters.values()].flatMap(({ name, capacityProviders }) =>
      capacityProviders.map((provider) => ({ ClusterName: name, CapacityProviderName: provider })),
    ),
  ];
}
