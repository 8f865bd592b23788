import { REGION, targetGroupArn } from '../../model/ids';
import type { Target, TargetGroup } from '../../model/load-balancer';
import type { Task } from '../../model/task';
import type { RoutingFacts } from '../../machines/target-group-routing.machine';
import type { EngineContext } from '../engine-context';
import { startMachine, stepMachine } from '../runner/machine-runner';
import { balancersOf, groupServes, zonesOf } from './groups-in-use';
import type { TargetGroupSpec } from './specs';
import { addTarget, drainTarget, stepTarget } from './target-registration';
import { releaseDrained } from './task-lifecycle';

/** A new group, with no targets. */
export function createTargetGroup(ctx: EngineContext, spec: TargetGroupSpec): TargetGroup {
  const arn = targetGroupArn(spec.name, ctx.ids.hex(16));
  const { state } = startMachine(ctx, 'target-group-routing', { of: 'routing', group: arn });
  const group: TargetGroup = { ...spec, arn, targets: [], routing: state };
  ctx.world.targetGroups.set(arn, group);
  ctx.touch(arn);
  ctx.dataPlane.routesChanged();
  return group;
}

/** Registers by hand: the task behind the address, if there is one, gets the requests. */
export function registerTarget(
  ctx: EngineContext,
  group: TargetGroup,
  spec: { id: string; port: number; availabilityZone?: string },
): Target {
  const task = taskAt(ctx, group, spec);
  const balancer = balancersOf(ctx.world, group.arn)[0];
  const zones = balancer ? zonesOf(ctx, balancer) : [];
  const availabilityZone =
    task?.availabilityZone ?? spec.availabilityZone ?? zones[0] ?? `${REGION}a`;
  const { id, port } = spec;
  return addTarget(ctx, group, { id, port, availabilityZone, ...(task && { taskArn: task.arn }) });
}

function taskAt(
  ctx: EngineContext,
  group: TargetGroup,
  spec: { id: string; port: number },
): Task | undefined {
  const isThere = (task: Task) =>
    group.targetType === 'instance'
      ? task.hostInstanceId === spec.id &&
        task.containers.some((one) =>
          one.networkBindings?.some((binding) => binding.hostPort === spec.port),
        )
      : task.privateIp === spec.id && task.hostInstanceId === undefined;
  return [...ctx.world.tasks.values()].find(
    (task) => task.lastStatus !== 'STOPPED' && isThere(task),
  );
}

/** TG-2: draining begins. A task of a service whose target is taken away so is replaced (SVC-4). */
export function deregisterTarget(ctx: EngineContext, group: TargetGroup, target: Target): void {
  if (target.health === 'draining') return;
  drainTarget(ctx, group, target);
  releaseDrained(ctx, target.taskArn);
}

/** TG-1: targets go in and out of use with the rules that forward to their group. */
export function routesChanged(ctx: EngineContext): void {
  for (const group of ctx.world.targetGroups.values()) {
    for (const target of group.targets) {
      const serves = groupServes(ctx, group, target.availabilityZone);
      if (target.health === 'draining' || serves === target.machine.context.inUse) continue;
      stepTarget(ctx, group, target, { type: serves ? 'IN_USE' : 'NOT_IN_USE' });
    }
    ctx.touch(group.arn);
  }
  ctx.dataPlane.routesChanged();
  for (const task of ctx.world.tasks.values()) releaseDrained(ctx, task.arn);
}

/** The algorithm, thresholds or checks of a group are others now. */
export function targetGroupSettingsChanged(ctx: EngineContext, group: TargetGroup): void {
  ctx.touch(group.arn);
  ctx.dataPlane.routesChanged();
}

/** TG-3: the health checks have reached a threshold. */
export function targetVerdict(
  ctx: EngineContext,
  group: TargetGroup,
  target: Target,
  verdict: { healthy: boolean; reason?: string; description?: string },
): void {
  const { reason = 'Target.FailedHealthChecks', description = 'Health checks failed' } = verdict;
  stepTarget(
    ctx,
    group,
    target,
    verdict.healthy ? { type: 'PASSED' } : { type: 'FAILED', reason, description },
  );
}

/** TG-4: which way requests go now is a state; it follows from the targets and the algorithm. */
export function routingFacts(
  ctx: EngineContext,
  group: TargetGroup,
  facts: { usable: number; healthy: number; minimumHealthy: number },
): void {
  const algorithm = group.attributes['load_balancing.algorithm.type'] as
    | RoutingFacts['algorithm']
    | undefined;
  const event: RoutingFacts = { type: 'FACTS', ...facts, algorithm: algorithm ?? 'round_robin' };
  const owner = { of: 'routing', group: group.arn } as const;
  const { from } = stepMachine(ctx, group.routing, owner, event);
  if (group.routing.value === from) return;
  ctx.emit('RoutingChange', group.arn, `${group.name} ${from} → ${group.routing.value}`);
  ctx.touch(group.arn);
}
