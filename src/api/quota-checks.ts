import { isOver, quotaOf } from '../engine/capacity/quotas';
import type { EngineContext } from '../engine/engine-context';
import { LIMITS } from '../engine/limits';
import type { RuleAction } from '../model/load-balancer';
import { ecsErrors, elbErrors } from './contract/errors';
import type { InputOf, Target } from './contract/operations';
import {
  findCluster,
  findListener,
  findLoadBalancer,
  findTargetGroup,
} from './handlers/references';
import { refuse } from './refusal';

type Check<T extends Target> = (ctx: EngineContext, input: InputOf<T>) => void;

/**
 * QUOTA-2: what an operation would exceed once quotas are on. Asked before the operation is carried
 * out; those that ECS meets by itself (vCPUs of Fargate, tasks that wait) are asked for there.
 */
const CHECKS: { readonly [T in Target]?: Check<T> } = {
  'ECS.CreateCluster': (ctx, { clusterName = 'default' }) => {
    const active = [...ctx.world.clusters.values()].filter(({ status }) => status === 'ACTIVE');
    if (active.some(({ name }) => name === clusterName)) return;
    if (isOver(ctx, 'clusters-per-account', active.length + 1)) {
      refuse(ecsErrors.limitExceeded('clusters', quotaOf(ctx, 'clusters-per-account')));
    }
  },
  'ECS.CreateService': (ctx, { cluster: reference, desiredCount = 0 }) => {
    checkDesired(ctx, desiredCount);
    const cluster = findCluster(ctx.world, reference);
    const own = [...ctx.world.services.values()].filter(
      ({ clusterArn, status }) => clusterArn === cluster?.arn && status !== 'INACTIVE',
    );
    if (isOver(ctx, 'services-per-cluster', own.length + 1)) {
      refuse(ecsErrors.limitExceeded('services', quotaOf(ctx, 'services-per-cluster')));
    }
  },
  'ECS.UpdateService': (ctx, { desiredCount = 0 }) => checkDesired(ctx, desiredCount),
  'ECS.RegisterTaskDefinition': (ctx, { containerDefinitions }) => {
    if (!isOver(ctx, 'containers-per-task-definition', containerDefinitions.length)) return;
    const most = quotaOf(ctx, 'containers-per-task-definition');
    refuse(ecsErrors.client(`A task definition can have at most ${most} containers.`));
  },
  'ELBv2.CreateLoadBalancer': (ctx) => {
    const count = ctx.world.loadBalancers.size + 1;
    if (!isOver(ctx, 'application-load-balancers-per-region', count)) return;
    refuse(
      elbErrors.tooMany(
        'TooManyLoadBalancers',
        'The maximum number of load balancers has been reached',
      ),
    );
  },
  'ELBv2.CreateListener': (ctx, { LoadBalancerArn: reference }) => {
    const count = (findLoadBalancer(ctx.world, reference)?.listeners.length ?? 0) + 1;
    if (!isOver(ctx, 'listeners-per-application-load-balancer', count)) return;
    refuse(
      elbErrors.tooMany(
        'TooManyListeners',
        'The maximum number of listeners has been reached on the load balancer',
      ),
    );
  },
  'ELBv2.CreateRule': (ctx, { ListenerArn: reference, Actions }) => {
    const balancer = findListener(ctx.world, reference)?.balancer;
    if (!balancer) return;
    const rules = balancer.listeners.flatMap((one) => one.rules);
    // Default rules do not count.
    const own = rules.filter((one) => one.priority !== 'default').length + 1;
    if (isOver(ctx, 'rules-per-application-load-balancer', own)) {
      refuse(
        elbErrors.tooMany(
          'TooManyRules',
          'The maximum number of rules has been reached on the load balancer',
        ),
      );
    }
    const groups = new Set(rules.flatMap((one) => one.actions.flatMap(groupsOf)));
    for (const { TargetGroupArn: single, ForwardConfig: config } of Actions) {
      const named = config?.TargetGroups?.map((one) => one.TargetGroupArn) ?? [single];
      for (const name of named) groups.add(findTargetGroup(ctx.world, name ?? '')?.arn ?? '');
    }
    groups.delete('');
    if (isOver(ctx, 'target-groups-per-application-load-balancer', groups.size)) {
      refuse(
        elbErrors.tooMany(
          'TooManyUniqueTargetGroupsPerLoadBalancer',
          'The maximum number of unique target groups has been reached on the load balancer',
        ),
      );
    }
  },
  'ELBv2.RegisterTargets': (ctx, { TargetGroupArn: reference, Targets }) => {
    const count = (findTargetGroup(ctx.world, reference)?.targets.length ?? 0) + Targets.length;
    if (!isOver(ctx, 'targets-per-target-group-per-region', count)) return;
    refuse(
      elbErrors.tooMany(
        'TooManyTargets',
        'The maximum number of targets has been reached on the target group',
      ),
    );
  },
};

const groupsOf = (action: RuleAction): string[] =>
  action.type === 'forward' ? action.targetGroups.map((one) => one.targetGroupArn) : [];

function checkDesired(ctx: EngineContext, desiredCount: number): void {
  const isBeyond = desiredCount > LIMITS.tasksPerService;
  if (!isBeyond && !isOver(ctx, 'tasks-per-service', desiredCount)) return;
  refuse(ecsErrors.invalidParameter('Desired count exceeds limit.'));
}

/** Refuses an operation that would exceed a quota. */
export function checkQuotas<T extends Target>(
  ctx: EngineContext,
  target: T,
  input: InputOf<T>,
): void {
  const check: Check<T> | undefined = CHECKS[target];
  check?.(ctx, input);
}
