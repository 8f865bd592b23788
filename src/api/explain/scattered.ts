import type { MisfitReason } from '../../engine/capacity/placement/fit';
import { type Needs, needsOf } from '../../engine/capacity/placement/task-needs';
import { freeOf, usageOf } from '../../engine/capacity/usage';
import type { EngineContext } from '../../engine/engine-context';
import { lastPart } from '../../model/ids';
import type { ContainerInstance } from '../../model/container-instance';
import type { Fix } from '../../model/explanation';
import type { Service } from '../../model/service';
import { advice, cause, type Finding, fix } from './finding';
import { ofService } from './names';

interface Room {
  arn: string;
  cpu: number;
  memory: number;
}

/**
 * What is free would do for a task, were it on one instance: the sum over instances that lack
 * nothing but CPU or memory. Packing the small tasks tighter then makes room.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement-strategies.html
 */
export function scatteredFinding(
  ctx: EngineContext,
  service: Service,
  misfits: readonly { instance: ContainerInstance; reason: MisfitReason | null }[],
): Finding | null {
  const definition = ctx.world.taskDefinitions.get(service.taskDefinitionArn);
  const short = misfits.filter(({ reason }) => reason === 'RESOURCE:CPU' || reason === MEMORY);
  if (!definition || short.length < 2) return null;
  const needs = needsOf(definition);
  const rooms = roomsOf(
    ctx,
    short.map(({ instance }) => instance),
  );
  const sum = (what: 'cpu' | 'memory') => rooms.reduce((all, one) => all + one[what], 0);
  if (sum('cpu') < needs.cpu || sum('memory') < needs.memory) return null;
  const cluster = lastPart(service.clusterArn);
  const ids = short.map(({ instance }) => instance.id).join(' ');
  return {
    causes: [
      cause(
        `${sum('cpu')} CPU units and ${sum('memory')} MiB are free in all, but scattered: a task needs ${needs.cpu} CPU and ${needs.memory} MiB on one instance.`,
        `${rooms.map(({ cpu, memory }) => `${cpu} CPU, ${memory} MiB`).join('; ')} free`,
        `aws ecs describe-container-instances --cluster ${cluster} --container-instances ${ids}`,
      ),
    ],
    fixes: packings(ctx, service, rooms, needs),
  };
}

const MEMORY = 'RESOURCE:MEMORY';

function roomsOf({ world }: EngineContext, instances: readonly ContainerInstance[]): Room[] {
  const usages = usageOf(world, instances);
  return instances.flatMap((instance) => {
    const usage = usages.get(instance.arn);
    return usage ? [{ arn: instance.arn, ...freeOf(instance, usage) }] : [];
  });
}

/** A service whose tasks, packed anew, leave room; where none is found, the advice alone. */
function packings(ctx: EngineContext, big: Service, rooms: readonly Room[], needs: Needs): Fix[] {
  const { world } = ctx;
  for (const service of world.services.values()) {
    const isOther = service.arn !== big.arn && service.clusterArn === big.clusterArn;
    if (!isOther || !isPackable(service)) continue;
    const field = [...rooms].some(({ cpu }) => cpu >= needs.cpu) ? 'memory' : 'cpu';
    if (!leavesRoom(ctx, service, { rooms, needs, field })) continue;
    return [
      fix(`Pack the tasks of ${service.name} onto few instances (binpack)`, 'ECS.UpdateService', {
        ...ofService(service),
        placementStrategy: [{ type: 'binpack', field }],
        forceNewDeployment: true,
      }),
    ];
  }
  return [
    advice('Place small tasks with the strategy binpack, so that whole instances stay free.'),
  ];
}

const isPackable = (service: Service): boolean =>
  service.status === 'ACTIVE' &&
  service.schedulingStrategy === 'REPLICA' &&
  service.deploymentController.type === 'ECS';

/** Its new tasks come each to the fullest instance that holds them, then its old ones go. */
function leavesRoom(
  { world }: EngineContext,
  service: Service,
  { rooms, needs, field }: { rooms: readonly Room[]; needs: Needs; field: 'cpu' | 'memory' },
): boolean {
  const definition = world.taskDefinitions.get(service.taskDefinitionArn);
  if (!definition) return false;
  const own = needsOf(definition);
  const after = rooms.map((one) => ({ ...one }));
  const holds = (one: Room, what: Needs) => one.cpu >= what.cpu && one.memory >= what.memory;
  for (let started = 0; started < service.desiredCount; started++) {
    const fitting = after.filter((one) => holds(one, own));
    if (fitting.length === 0) return false;
    const fullest = fitting.reduce((best, one) => (one[field] < best[field] ? one : best));
    fullest.cpu -= own.cpu;
    fullest.memory -= own.memory;
  }
  for (const task of world.tasks.values()) {
    if (task.serviceArn !== service.arn || task.lastStatus === 'STOPPED') continue;
    const room = after.find(({ arn }) => arn === task.containerInstanceArn);
    if (!room) continue;
    room.cpu += own.cpu;
    room.memory += own.memory;
  }
  return after.some((one) => holds(one, needs));
}
