import type { World } from '../../../engine/world/world';
import { isoMoment } from '../../../model/calendar';
import type { MachineState } from '../../../model/machine-state';
import { type SimMicros, toEpochSeconds } from '../../../model/sim-time';
import type { Task } from '../../../model/task';
import type { DomainEvent } from '../../../model/view';
import { describeContainerInstances } from '../ecs/answers/container-instance';
import { describeTask } from '../ecs/answers/task';

type Detail = Record<string, unknown>;

/**
 * The `detail` of an event as EventBridge is given it: what the event itself remembers, put over
 * what it is about as that was then. Of a task that has gone only the former is known.
 */
export function eventDetail(world: World, event: DomainEvent): Detail {
  const { subject, at, detail = {}, serviceArn } = event;
  const task = world.tasks.get(subject);
  if (event.detailType === 'ECS Task State Change') {
    const isToStop = detail['desiredStatus'] === 'STOPPED';
    const known = task ? taskThen(world, task, { at, isToStop }) : { taskArn: subject };
    return { ...known, ...detail, updatedAt: iso(at) };
  }
  const instance = world.containerInstances.get(subject);
  if (instance) {
    if ('instance-action' in detail) return { 'instance-id': instance.ec2InstanceId, ...detail };
    const [now = {}] = describeContainerInstances(world, [instance]);
    return { ...withMoments(now as Detail), ...detail, updatedAt: iso(at) };
  }
  if ('deploymentId' in detail) return { ...detail, updatedAt: iso(at) };
  const cluster = world.services.get(serviceArn ?? subject)?.clusterArn;
  return { ...detail, clusterArn: cluster, createdAt: iso(at) };
}

const iso = (at: SimMicros): string => isoMoment(toEpochSeconds(at));

/** Members that say when something had happened, and those that come only with its end. */
const MOMENTS = [
  'connectivityAt',
  'executionStoppedAt',
  'pullStartedAt',
  'pullStoppedAt',
  'startedAt',
  'stoppedAt',
  'stoppingAt',
];
const OF_THE_END = ['stopCode', 'stoppedReason'];

/** A task as it was: what came later is taken off what it is now. */
function taskThen(
  world: World,
  task: Task,
  { at, isToStop }: { at: SimMicros; isToStop: boolean },
): Detail {
  const now = JSON.parse(JSON.stringify(describeTask(world, task, false))) as Detail;
  const moment = toEpochSeconds(at);
  for (const name of MOMENTS) if (Number(now[name] ?? 0) > moment) delete now[name];
  if (!isToStop) for (const name of OF_THE_END) delete now[name];
  const containers = now['containers'] as Detail[];
  now['containers'] = containers.map((one, index) =>
    containerThen(one, task.containers[index]!.machine, at),
  );
  return withMoments(now);
}

function containerThen(now: Detail, machine: MachineState, at: SimMicros): Detail {
  const state = machine.history.findLast((one) => one.at <= at)?.value ?? 'PENDING';
  if (state === 'STOPPED') return now;
  const { exitCode: _code, reason: _reason, ...rest } = now;
  const isUp = state === 'RUNNING' || state === 'SIGNALLED';
  return { ...rest, lastStatus: isUp ? 'RUNNING' : 'PENDING' };
}

/** EventBridge has moments as texts. */
const withMoments = (detail: Detail): Detail =>
  Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [
      name,
      typeof value === 'number' && name.endsWith('At') ? isoMoment(value) : value,
    ]),
  );
