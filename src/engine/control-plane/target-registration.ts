import type { Target, TargetGroup, TargetHealthState } from '../../model/load-balancer';
import type { Service } from '../../model/service';
import type { Task } from '../../model/task';
import type { EngineContext } from '../engine-context';
import { startMachine, stepMachine } from '../runner/machine-runner';
import { draw, TIMINGS } from '../timings';
import type { MachineOwner } from '../world/agenda';
import { groupServes } from './groups-in-use';
import { noteAdded, noteDropped, noteHealth } from './target-index';
import { type Registration, targetAt, targetsOfTask } from './target-index';
import { entriesOf } from './task-facts';

/** An address to be registered with a group. */
interface NewTarget {
  id: string;
  port: number;
  availabilityZone: string;
  taskArn?: string;
}

const ownerOf = (group: TargetGroup, target: { id: string; port: number }): MachineOwner => ({
  of: 'target',
  group: group.arn,
  id: target.id,
  port: target.port,
});

/** The target of that id and port, draining ones too. */
export const findTarget = targetAt;

/**
 * TG-1: a new target is `initial`; `unused` while no rule forwards to its group or its zone is not
 * the load balancer's. One that is registered already stays as it is; a draining one begins anew.
 */
export function addTarget(ctx: EngineContext, group: TargetGroup, spec: NewTarget): Target {
  const known = findTarget(group, spec.id, spec.port);
  if (known && known.health !== 'draining') return known;
  if (known) dropTarget(ctx, group, known);
  const inUse = groupServes(ctx, group, spec.availabilityZone);
  const registering = draw(ctx.kernel.random('timings'), TIMINGS.targetRegistering);
  const { state } = startMachine(ctx, 'target-health', ownerOf(group, spec), {
    registering,
    inUse,
  });
  const target: Target = {
    ...spec,
    registeredAt: ctx.kernel.now,
    health: 'initial',
    machine: state,
    slot: -1,
    // Taken out again they would leave a slow object, several times as large.
    reason: undefined,
    description: undefined,
  };
  mirror(target);
  group.targets.push(target);
  noteAdded(group, target);
  ctx.dataPlane.addTarget(group, target);
  announce(ctx, group, target, 'registered');
  return target;
}

/**
 * TG-2: draining lasts the whole deregistration delay, requests in flight or not; then it is
 * gone.
 */
export function drainTarget(ctx: EngineContext, group: TargetGroup, target: Target): void {
  const delay = Number(group.attributes['deregistration_delay.timeout_seconds'] ?? 300);
  stepTarget(ctx, group, target, { type: 'DEREGISTER', draining: Math.round(delay * 1e6) });
}

/** An event for a target's machine, and what follows from it. */
export function stepTarget(
  ctx: EngineContext,
  group: TargetGroup,
  target: Target,
  event: { type: string; [param: string]: unknown },
): void {
  const { from, emitted } = stepMachine(ctx, target.machine, ownerOf(group, target), event);
  const before = target.health;
  mirror(target);
  noteHealth(group, target, before);
  if (target.machine.value !== from) announce(ctx, group, target, from);
  ctx.touch(group.arn);
  if (target.taskArn) ctx.touch(target.taskArn);
  ctx.dataPlane.targetChanged(group, target);
  if (emitted.some((one) => one.type === 'gone')) dropTarget(ctx, group, target);
}

function dropTarget(ctx: EngineContext, group: TargetGroup, target: Target): void {
  group.targets.splice(group.targets.indexOf(target), 1);
  noteDropped(group, target);
  ctx.dataPlane.removeTarget(group, target);
  ctx.touch(group.arn);
  if (target.taskArn) ctx.touch(target.taskArn);
}

function mirror(target: Target): void {
  target.health = target.machine.value as TargetHealthState;
  const { reason, description } = target.machine.context;
  target.reason = typeof reason === 'string' ? reason : undefined;
  target.description = typeof description === 'string' ? description : undefined;
}

function announce(ctx: EngineContext, group: TargetGroup, target: Target, from: string): void {
  const task = target.taskArn === undefined ? undefined : ctx.world.tasks.get(target.taskArn);
  const why = target.reason ? ` (${target.reason})` : '';
  ctx.emit(
    'TargetHealthChange',
    group.arn,
    `${target.id}:${target.port} ${from} → ${target.health}${why}`,
    task?.serviceArn,
  );
  ctx.touch(group.arn);
  if (task) ctx.touch(task.arn);
}

/** The targets that ECS registered for a task of a service, draining ones too. */
export const targetsOf = (ctx: EngineContext, task: Task): readonly Registration[] =>
  inGroups(groupsOf(ctx, task))(task);

/** The same for all tasks of a service, whatever revision they are of: for who looks at many. */
export function targetsWithin(
  { world }: Pick<EngineContext, 'world'>,
  { revisions }: Pick<Service, 'revisions'>,
): (task: Task) => readonly Registration[] {
  const arns = revisions.flatMap((one) => one.loadBalancers).map((entry) => entry.targetGroupArn);
  return inGroups([...new Set(arns)].flatMap((arn) => world.targetGroups.get(arn) ?? []));
}

/** Mostly there is one group, whose list is good as it is. */
const inGroups = (groups: readonly TargetGroup[]): ((task: Task) => readonly Registration[]) => {
  const [only] = groups;
  if (only && groups.length === 1) return ({ arn }) => targetsOfTask(only, arn);
  return ({ arn }) => groups.flatMap((group) => targetsOfTask(group, arn));
};

/** The target groups that a task's deployment names; a deleted one is passed over. */
function groupsOf(ctx: EngineContext, task: Task): TargetGroup[] {
  const names = new Set(entriesOf(ctx, task).map((entry) => entry.targetGroupArn));
  return [...names].flatMap((arn) => ctx.world.targetGroups.get(arn) ?? []);
}
