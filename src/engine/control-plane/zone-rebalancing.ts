import type { Deployment } from '../../model/deployment';
import type { Service } from '../../model/service';
import type { Task } from '../../model/task';
import { hasDeclaredCapacity } from '../capacity/instance-facts';
import { activeInstances } from '../capacity/placement/candidate';
import { isOut } from '../capacity/zone-outage';
import type { EngineContext } from '../engine-context';
import { subnetZone } from '../network/subnets';
import { boundsOf } from './deployments/rolling';
import { judgeOf, type Standing } from './health-judgement';
import { createPlacer, type Placer, zonesFor } from './placement';
import { EVENT_TEXT, noteEvent, noteOnce, STOPPED_REASON } from './service-events';
import { liveTasksOf } from './service-tasks';
import { isUp } from './task-facts';
import { stopTask } from './task-lifecycle';
import { isProtected } from './task-protection';
import { startServiceTasks } from './task-starts';
import { launchTypeOf } from './launch-types';
import { movesFor, type ZoneCounts, zonesInWords } from './zone-balance';

/** Availability Zone rebalancing of a service that is steady. */

/**
 * AZ-1: a service that has been steady for a pass, and whose tasks lie unevenly: tasks are started
 * where there are fewest, as far as maximumPercent leaves room.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html
 */
export function evenOutZones(ctx: EngineContext, service: Service, primary: Deployment): void {
  if (service.availabilityZoneRebalancing === 'DISABLED') return;
  if (ctx.kernel.now < primary.nextStartAt) return;
  const live = liveTasksOf(ctx.world, service);
  const { cap } = boundsOf(service.desiredCount, service.deploymentConfiguration);
  let room = Math.max(0, cap - live.length);
  const rebalancing: Rebalancing = { taskArns: [], from: [], desiredCount: service.desiredCount };
  // Each capacity provider spreads its own tasks.
  for (const provider of new Set(live.map((task) => task.capacityProviderName))) {
    const before = rebalancing.taskArns.length;
    beginMoves(ctx, service, primary, { provider, room, rebalancing });
    room -= rebalancing.taskArns.length - before;
  }
  if (rebalancing.taskArns.length > 0) service.scheduler.rebalancing = rebalancing;
}

type Rebalancing = NonNullable<Service['scheduler']['rebalancing']>;

function beginMoves(
  ctx: EngineContext,
  service: Service,
  primary: Deployment,
  { provider, room, rebalancing }: { provider?: string; room: number; rebalancing: Rebalancing },
): void {
  const counts = countByZone(ctx, service, provider);
  const moves = movesFor(counts).slice(0, room);
  if (moves.length === 0) return;
  const uneven = EVENT_TEXT.zonesUneven(zonesInWords(counts));
  noteOnce(ctx, service, uneven);
  const before = rebalancing.taskArns.length;
  for (const zone of new Set(moves.map(({ to }) => to))) {
    const own = moves.filter(({ to }) => to === zone);
    const placer = placerIn(ctx, service, zone);
    const plan = { count: own.length, replacing: 0, placer, zone, provider };
    const tasks = startServiceTasks(ctx, service, primary, plan);
    rebalancing.taskArns.push(...tasks.map(({ arn }) => arn));
    const from = own.slice(0, tasks.length).map((move) => ({ zone: move.from, provider }));
    rebalancing.from.push(...from);
  }
  if (rebalancing.taskArns.length > before) delete service.scheduler.muted[uneven];
  else noteOnce(ctx, service, EVENT_TEXT.rebalancingStopped());
}

/** A provider's tasks of the service in each zone that it could use now. */
function countByZone(ctx: EngineContext, service: Service, provider?: string): ZoneCounts {
  return countIn(ctx, service, (task) => task.capacityProviderName === provider);
}

function countIn(
  ctx: EngineContext,
  service: Service,
  counts: (task: Task) => boolean,
): ZoneCounts {
  const byZone = new Map(zonesOf(ctx, service).map((zone) => [zone, 0]));
  for (const task of liveTasksOf(ctx.world, service)) {
    const { availabilityZone: zone } = task;
    const count = byZone.get(zone);
    if (isUp(task) && counts(task) && count !== undefined) byZone.set(zone, count + 1);
  }
  return byZone;
}

/** AZ-3: those of its subnets; on instances only where there are some. None that is out. */
function zonesOf(ctx: EngineContext, service: Service): string[] {
  const spec = { ...service, group: `service:${service.name}` };
  const all = zonesFor(ctx, spec).filter((zone) => !isOut(ctx, zone));
  if (!isOnInstances(ctx, service)) return all;
  const given = service.networkConfiguration?.awsvpcConfiguration.subnets ?? [];
  const there = activeInstances(ctx.world, service.clusterArn).map((one) => one.availabilityZone);
  const zones = [...new Set(there)].filter((zone) => !isOut(ctx, zone));
  return given.length > 0 ? zones.filter((zone) => all.includes(zone)) : zones;
}

const isOnInstances = (ctx: EngineContext, service: Service): boolean =>
  launchTypeOf(service) === 'EC2' && hasDeclaredCapacity(ctx.world, service.clusterArn);

/** Places in one zone only. */
function placerIn(ctx: EngineContext, service: Service, zone: string): Placer {
  const { networkConfiguration: network, carried } = service;
  const subnets = (network?.awsvpcConfiguration.subnets ?? []).filter(
    (subnet) => subnetZone(ctx, subnet) === zone,
  );
  const constraints = (carried.placementConstraints ?? []) as object[];
  const inZone = { type: 'memberOf', expression: `attribute:ecs.availability-zone == ${zone}` };
  return createPlacer(ctx, {
    ...service,
    group: `service:${service.name}`,
    ...(network && {
      networkConfiguration: {
        awsvpcConfiguration: { ...network.awsvpcConfiguration, subnets },
      },
    }),
    carried: { ...carried, placementConstraints: [...constraints, inZone] },
  });
}

/**
 * AZ-4: whether tasks are being moved: the new ones must be RUNNING and healthy before those in the
 * fullest zones are stopped. Anything else that happens to the service puts an end to it.
 */
export function isRebalancing(ctx: EngineContext, service: Service, primary: Deployment): boolean {
  const { rebalancing } = service.scheduler;
  if (!rebalancing) return false;
  const standings = liveTasksOf(ctx.world, service).filter(isUp).map(judgeOf(ctx, service));
  const isUndisturbed =
    service.availabilityZoneRebalancing === 'ENABLED' &&
    service.deployments.length === 1 &&
    primary.rolloutState === 'COMPLETED' &&
    service.desiredCount === rebalancing.desiredCount &&
    standings.length === rebalancing.desiredCount + rebalancing.taskArns.length &&
    standings.every(({ verdict }) => verdict !== 'unhealthy');
  if (!isUndisturbed) {
    stopRebalancing(ctx, service);
    return false;
  }
  const added = standings.filter(({ task }) => rebalancing.taskArns.includes(task.arn));
  if (added.every(({ verdict }) => verdict === 'healthy')) {
    finishRebalancing(ctx, service, primary, { standings, from: rebalancing.from });
  }
  return true;
}

function stopRebalancing(ctx: EngineContext, service: Service): void {
  delete service.scheduler.rebalancing;
  noteEvent(ctx, service, EVENT_TEXT.rebalancingStopped());
}

/** The new tasks are well: as many go from the fullest zones. PROTECT-4: protected ones stay. */
function finishRebalancing(
  ctx: EngineContext,
  service: Service,
  primary: Deployment,
  { standings, from }: { standings: readonly Standing[]; from: Rebalancing['from'] },
): void {
  const added = service.scheduler.rebalancing?.taskArns ?? [];
  const free = standings
    .map(({ task }) => task)
    .filter((task) => !added.includes(task.arn) && !isProtected(ctx, task));
  const victims: Task[] = [];
  for (const { zone, provider } of from) {
    const victim = free.find(
      (task) =>
        task.availabilityZone === zone &&
        task.capacityProviderName === provider &&
        !victims.includes(task),
    );
    if (!victim) {
      noteOnce(ctx, service, EVENT_TEXT.guardedInZones(primary.id));
      stopRebalancing(ctx, service);
      return;
    }
    victims.push(victim);
  }
  for (const zone of new Set(victims.map((task) => task.availabilityZone))) {
    const own = victims.filter((task) => task.availabilityZone === zone);
    noteEvent(ctx, service, EVENT_TEXT.stoppedInZone(own, zone));
    const reason = STOPPED_REASON.rebalancing(primary.id);
    for (const task of own) stopTask(ctx, task, reason, 'ServiceSchedulerInitiated');
  }
  delete service.scheduler.rebalancing;
  const counts = countIn(ctx, service, () => true);
  noteEvent(ctx, service, EVENT_TEXT.zonesEven(zonesInWords(counts)));
}
