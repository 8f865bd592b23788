import type { ContainerInstance } from '../../model/container-instance';
import type { EbsVolume } from '../../model/file-system';
import type { LoadBalancer } from '../../model/load-balancer';
import { type SimMicros, toSeconds, ZERO } from '../../model/sim-time';
import type { Task } from '../../model/task';
import type { TaskDefinition } from '../../model/task-definition';
import type { World } from '../world/world';
import { MONTH_HOURS, type PriceId } from './list-prices';

/** How much of what, in the unit of its price. */
export type Usage = [price: PriceId, quantity: number];

type Runtime = { operatingSystemFamily?: string; cpuArchitecture?: string };
type Asked = { ephemeralStorage?: { sizeInGiB?: number }; runtimePlatform?: Runtime };

/** What a task on Fargate has while it runs, by price: vCPU, GB, GB of storage above 20. */
export function fargateShare(
  definition: TaskDefinition | undefined,
  { cpu, memory, isSpot, overrides = {} }: FargateSize,
): Usage[] {
  const asked = (definition?.carried ?? {}) as Asked;
  const { operatingSystemFamily = 'LINUX', cpuArchitecture } = asked.runtimePlatform ?? {};
  const storage =
    (overrides as Asked).ephemeralStorage?.sizeInGiB ?? asked.ephemeralStorage?.sizeInGiB ?? 20;
  const isArm = cpuArchitecture === 'ARM64';
  const kind = operatingSystemFamily.startsWith('WINDOWS')
    ? 'fargate-windows'
    : (`fargate${isSpot ? '-spot' : ''}${isArm ? '-arm' : ''}` as const);
  return [
    [`${kind}-cpu`, Number(cpu) / 1024],
    [`${kind}-memory`, Number(memory) / 1024],
    ...(storage > 20 ? [['fargate-storage', storage - 20] as Usage] : []),
  ];
}

interface FargateSize {
  /** CPU units and MiB, as tasks have them. */
  cpu: string;
  memory: string;
  isSpot: boolean;
  overrides?: Record<string, unknown>;
}

/** Without the rest of the task, which is large. */
export const sizeOf = ({ cpu, memory, overrides, capacityProviderName }: Task): FargateSize => ({
  cpu,
  memory,
  overrides,
  isSpot: capacityProviderName === 'FARGATE_SPOT',
});

/** Every task is billed for a minute at least. */
const LEAST_SECONDS = 60;

/**
 * COST-1: a task on Fargate costs by the second from the moment its image pull starts until it has
 * stopped, a minute at least; on EC2 its instance costs, not the task.
 */
export function taskUsage(world: World, task: Task): Usage[] {
  if (task.launchType !== 'FARGATE' || task.pullStartedAt === undefined) return [];
  const hours = billedHours(task, toSeconds(world.now));
  const definition = world.taskDefinitions.get(task.taskDefinitionArn);
  return fargateShare(definition, sizeOf(task)).map(([price, n]) => [price, n * hours]);
}

/** Hours that a task on Fargate is billed for up to `now`, s. */
export function billedHours({ pullStartedAt = ZERO, stoppedAt }: Task, now: number): number {
  const end = stoppedAt === undefined ? now : toSeconds(stoppedAt);
  return Math.max(LEAST_SECONDS, end - toSeconds(pullStartedAt)) / 3600;
}

export const instancePrice = ({ isSpot, instanceType }: ContainerInstance): PriceId =>
  isSpot ? 'ec2-spot' : `ec2 ${instanceType}`;

const hoursBetween = (from: SimMicros, to: SimMicros): number =>
  (toSeconds(to) - toSeconds(from)) / 3600;

/** From its (last) launch until it stopped. */
export const instanceUsage = (world: World, instance: ContainerInstance): Usage[] => [
  [instancePrice(instance), hoursBetween(instance.launchedAt, instance.stoppedAt ?? world.now)],
];

/** What a volume has, by price; of gp3 also what is asked for beyond its baseline. */
export function volumeShare({
  volumeType,
  sizeGiB,
  iops = 3000,
  throughput = 125,
}: Pick<EbsVolume, 'volumeType' | 'sizeGiB' | 'iops' | 'throughput'>): Usage[] {
  if (volumeType !== 'gp3') return [['ebs-other', sizeGiB]];
  const all: Usage[] = [
    ['ebs-gp3', sizeGiB],
    ['ebs-gp3-iops', Math.max(0, iops - 3000)],
    ['ebs-gp3-throughput', Math.max(0, throughput - 125)],
  ];
  return all.filter(([, quantity]) => quantity > 0);
}

/** As long as it exists, in use or not. */
export const volumeUsage = (world: World, volume: EbsVolume): Usage[] =>
  volumeShare(volume).map(([price, n]) => [
    price,
    (n * hoursBetween(volume.createdAt, world.now)) / MONTH_HOURS,
  ]);

export const balancerUsage = (world: World, { createdAt }: LoadBalancer): Usage[] => [
  ['alb', hoursBetween(createdAt, world.now)],
];

/** What goes for good takes along what it has cost: it is kept in `world.pastUsage`. */
export function keepUsage(world: World, usage: readonly Usage[]): void {
  for (const [price, quantity] of usage) {
    world.pastUsage[price] = (world.pastUsage[price] ?? 0) + quantity;
  }
}
