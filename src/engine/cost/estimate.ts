import { lastPart } from '../../model/ids';
import type { Service } from '../../model/service';
import { toSeconds, US_PER_SECOND } from '../../model/sim-time';
import type { TaskDefinition } from '../../model/task-definition';
import type { ManagedEbsVolume } from '../../model/volume';
import { providersFor } from '../capacity/provider-strategy';
import type { EngineContext } from '../engine-context';
import type { World } from '../world/world';
import { listPrice, type PriceId } from './list-prices';
import { capacityUnits, requestRate, rulesOf, unitHours } from './load-balancer-units';
import {
  balancerUsage,
  fargateShare,
  instancePrice,
  instanceUsage,
  taskUsage,
  type Usage,
  volumeShare,
  volumeUsage,
} from './usage';

/** What one resource has of one thing that is priced. */
export interface ResourceLine {
  /** `service demo/web`, `instance i-…`, `load balancer web-alb`. */
  resource: string;
  price: PriceId;
  quantity: number;
}

/** Requests of the last so many seconds stand for those to come. */
const LATELY = 600;

/**
 * COST-2: what everything that is declared costs as it is wanted now: services by their desired
 * count, whatever of it runs.
 */
export function resourceLines(ctx: EngineContext): ResourceLine[] {
  const { world } = ctx;
  return [
    ...[...world.services.values()]
      .filter(({ status, desiredCount }) => status === 'ACTIVE' && desiredCount > 0)
      .flatMap((service) => serviceLines(world, service)),
    ...standaloneLines(world),
    ...[...world.containerInstances.values()]
      .filter(({ state }) => state === 'pending' || state === 'running')
      .map((one) => ({
        resource: `instance ${one.ec2InstanceId}`,
        price: instancePrice(one),
        quantity: 1,
      })),
    ...balancerLines(ctx),
    ...fileSystemLines(world),
  ];
}

function serviceLines(world: World, service: Service): ResourceLine[] {
  const cluster = lastPart(service.clusterArn);
  const resource = `service ${cluster}/${service.name}`;
  const definition = world.taskDefinitions.get(service.taskDefinitionArn);
  const { desiredCount, launchType, capacityProviderStrategy = [] } = service;
  const providers =
    launchType || capacityProviderStrategy.length === 0
      ? Array.from({ length: desiredCount }, () => launchType ?? 'FARGATE')
      : providersFor(capacityProviderStrategy, new Map(), desiredCount);
  const onFargate = providers.filter((one) => one.startsWith('FARGATE'));
  const onSpot = onFargate.filter((one) => one === 'FARGATE_SPOT').length;
  const undeclared = onFargate.length === 0 && !world.clustersWithInstances.has(cluster);
  const shares = [
    ...times(fargateLines(definition, true), onSpot),
    ...times(fargateLines(definition, false), onFargate.length - onSpot),
    ...times(launchVolumes(service), desiredCount),
    ...(undeclared ? [['ec2-undeclared', 1] as Usage] : []),
  ];
  return shares.map(([price, quantity]) => ({ resource, price, quantity }));
}

const times = (shares: readonly Usage[], count: number): Usage[] =>
  count > 0 ? shares.map(([price, quantity]) => [price, quantity * count]) : [];

const fargateLines = (definition: TaskDefinition | undefined, isSpot: boolean): Usage[] =>
  fargateShare(definition, {
    cpu: definition?.cpu ?? '0',
    memory: definition?.memory ?? '0',
    isSpot,
  });

/** Each task has a volume of its own: the more tasks, the more volumes. */
function launchVolumes({ carried }: Service): Usage[] {
  const configurations = (carried['volumeConfigurations'] ?? []) as {
    managedEBSVolume?: ManagedEbsVolume;
  }[];
  return configurations.flatMap(({ managedEBSVolume: volume }) =>
    volume
      ? volumeShare({
          volumeType: volume.volumeType ?? 'gp3',
          sizeGiB: volume.sizeInGiB ?? 0,
          iops: volume.iops,
          throughput: volume.throughput,
        })
      : [],
  );
}

/** Tasks that no service keeps, and volumes that outlived theirs. */
function standaloneLines(world: World): ResourceLine[] {
  const tasks = [...world.tasks.values()].filter(
    (task) =>
      task.serviceArn === undefined &&
      task.launchType === 'FARGATE' &&
      task.lastStatus !== 'STOPPED',
  );
  const volumes = [...world.ebsVolumes.values()].filter(
    ({ taskArn }) => world.tasks.get(taskArn)?.serviceArn === undefined,
  );
  return [
    ...tasks.flatMap((task) => {
      const isSpot = task.capacityProviderName === 'FARGATE_SPOT';
      const definition = world.taskDefinitions.get(task.taskDefinitionArn);
      return fargateShare(definition, { ...task, isSpot }).map(([price, quantity]) => ({
        resource: `task ${task.id}`,
        price,
        quantity,
      }));
    }),
    ...volumes.flatMap((volume) =>
      volumeShare(volume).map(([price, quantity]) => ({
        resource: `volume ${volume.id}`,
        price,
        quantity,
      })),
    ),
  ];
}

function balancerLines({ world, dataPlane }: EngineContext): ResourceLine[] {
  const to = Math.floor(world.now / US_PER_SECOND);
  const from = Math.max(0, to - LATELY);
  return [...world.loadBalancers.values()].flatMap((balancer) => {
    const resource = `load balancer ${balancer.name}`;
    const rate = requestRate(dataPlane.metrics, balancer.arn, from, to);
    const units = capacityUnits(rate, rulesOf(balancer));
    return [
      { resource, price: 'alb', quantity: 1 } as const,
      { resource, price: 'lcu', quantity: units } as const,
    ];
  });
}

const fileSystemLines = (world: World): ResourceLine[] =>
  [...world.fileSystems.values()]
    .filter(({ isDeleted }) => !isDeleted)
    .map(({ id, files }) => ({
      resource: `file system ${id}`,
      price: 'efs',
      quantity: Object.values(files).reduce((n, text) => n + text.length, 0) / 1e9,
    }));

/** What the run has used up to now, by price: what is there, and what has gone since. */
export function usedSoFar({ world, dataPlane }: EngineContext): Usage[] {
  const sums = new Map<PriceId, number>();
  const add = (usage: readonly Usage[]) => {
    for (const [price, n] of usage) sums.set(price, (sums.get(price) ?? 0) + n);
  };
  add(Object.entries(world.pastUsage) as Usage[]);
  for (const task of world.tasks.values()) add(taskUsage(world, task));
  for (const instance of world.containerInstances.values()) add(instanceUsage(world, instance));
  for (const volume of world.ebsVolumes.values()) add(volumeUsage(world, volume));
  for (const balancer of world.loadBalancers.values()) add(balancerUsage(world, balancer));
  const { metrics } = dataPlane;
  const arns = new Set(
    metrics.labels.map((one) => one.loadBalancerArn).filter((one) => one !== ''),
  );
  const second = Math.floor(toSeconds(world.now));
  for (const arn of arns) {
    const rules = rulesOf(world.loadBalancers.get(arn));
    add([['lcu', unitHours(metrics, { arn, rules }, second)]]);
  }
  return [...sums];
}

/** What so much of something costs; null where its price is not known. */
export const usdOf = (price: PriceId, quantity: number): number | null => {
  const { usd } = listPrice(price);
  return usd === null ? null : usd * quantity;
};
