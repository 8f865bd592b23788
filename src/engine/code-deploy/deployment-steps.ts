import { must } from '../../model/assert';
import type {
  CodeDeployDeployment,
  CodeDeployEvent,
  DeploymentError,
} from '../../model/code-deploy';
import type { Service } from '../../model/service';
import type {
  CodeDeployEmit,
  CodeDeployMachineEvent,
} from '../../machines/code-deploy-deployment.machine';
import { createTaskSet, deleteTaskSet, promoteTaskSet } from '../control-plane/task-sets';
import type { EngineContext } from '../engine-context';
import { stepMachine } from '../runner/machine-runner';
import type { MachineOwner } from '../world/agenda';
import { recordMove, taskSetsOf } from './deployment-records';
import { ENDED_BECAUSE } from './deployment-texts';
import { callFunction } from './lifecycle-functions';
import { startRollback } from './rollback';
import { findRoute, NOT_BEHIND, sendsTo, shareRoute } from './traffic-routes';

const ownerOf = (id: string): MachineOwner => ({ of: 'code-deploy', deployment: id });

/** CD-1: gives the deployment's machine an event, and does what it asks for then. */
export function stepDeployment(
  ctx: EngineContext,
  one: CodeDeployDeployment,
  event: CodeDeployMachineEvent,
): void {
  const service = ctx.world.services.get(one.serviceArn);
  const { from, emitted } = stepMachine(ctx, one.machine, ownerOf(one.id), event);
  const to = one.machine.value;
  if (to !== from) {
    recordMove(ctx, one, from);
    ctx.emit('DeploymentStateChange', one.serviceArn, `${one.id} ${from} → ${to}`, one.serviceArn);
  }
  ctx.touch(one.serviceArn);
  if (!service) return;
  for (const { type } of emitted) carryOut(ctx, service, one, type as CodeDeployEmit['type']);
  if (to !== from && (to === 'Failed' || to === 'Stopped')) startRollback(ctx, service, one);
}

/** Ends the deployment as Failed. */
export function failDeployment(
  ctx: EngineContext,
  one: CodeDeployDeployment,
  error: DeploymentError,
): void {
  one.error = error;
  stepDeployment(ctx, one, { type: 'FAIL' });
}

/** Ends it as Stopped: by an alarm, or because someone asked for it. */
export function stopDeployment(
  ctx: EngineContext,
  one: CodeDeployDeployment,
  error: DeploymentError,
): void {
  one.error = error;
  stepDeployment(ctx, one, { type: 'STOP' });
}

function carryOut(
  ctx: EngineContext,
  service: Service,
  one: CodeDeployDeployment,
  what: CodeDeployEmit['type'],
): void {
  const { original, replacement } = taskSetsOf(service, one);
  switch (what) {
    case 'createReplacement':
      return createReplacement(ctx, service, one);
    case 'callFunction':
      return call(ctx, one);
    case 'routeTestTraffic':
      return routeTestTraffic(ctx, one);
    case 'shiftTraffic':
      return shiftTraffic(ctx, service, one);
    case 'removeOriginal':
      if (original) deleteTaskSet(ctx, service, original);
      return;
    case 'removeReplacement':
      if (replacement) deleteTaskSet(ctx, service, replacement);
      return;
    case 'functionTimedOut':
      one.error = ENDED_BECAUSE.functionTimedOut();
      return;
    case 'installTimedOut':
      one.error = ENDED_BECAUSE.installTimedOut();
      return;
    case 'rerouteTimedOut': {
      const { waitTimeInMinutes } = one.blueGreen.deploymentReadyOption;
      one.error = ENDED_BECAUSE.rerouteTimedOut(waitTimeInMinutes);
    }
  }
}

function call(ctx: EngineContext, one: CodeDeployDeployment): void {
  const answer = callFunction(ctx, one, one.machine.value as CodeDeployEvent);
  if (answer === 'SUCCEEDED') stepDeployment(ctx, one, { type: 'FUNCTION_SUCCEEDED' });
  if (answer === 'FAILED') failFunction(ctx, one);
}

/** A function has reported a failure. */
export function failFunction(ctx: EngineContext, one: CodeDeployDeployment): void {
  one.error = ENDED_BECAUSE.functionFailed();
  stepDeployment(ctx, one, { type: 'FUNCTION_FAILED' });
}

/**
 * CD-3: a replacement task set at full count behind the other target group of the pair. What an
 * earlier deployment left there without a rollback goes first *assumed*.
 */
function createReplacement(ctx: EngineContext, service: Service, one: CodeDeployDeployment): void {
  const { replacement: spec, productionListenerArn, originalGroupArn } = one;
  const route = findRoute(ctx.world, productionListenerArn);
  if (!route) return failDeployment(ctx, one, ENDED_BECAUSE.listener('Listener not found'));
  if (!sendsTo(route.listener, originalGroupArn)) {
    return failDeployment(ctx, one, ENDED_BECAUSE.listener(NOT_BEHIND));
  }
  if ('code' in spec) return failDeployment(ctx, one, spec);
  const fault = share(ctx, one, one.productionListenerArn, 0);
  if (fault) return failDeployment(ctx, one, ENDED_BECAUSE.listener(fault));
  const left = service.taskSets.filter((other) => other.id !== one.originalTaskSetId);
  // Test traffic that was left on one of them goes back before it is gone.
  if (left.length > 0 && one.testListenerArn !== undefined) {
    share(ctx, one, one.testListenerArn, 0);
  }
  for (const other of left) deleteTaskSet(ctx, service, other);
  const startedBy = 'CODE_DEPLOY';
  const made = { ...spec, scale: 100, startedBy, externalId: one.id };
  one.replacementTaskSetId = createTaskSet(ctx, service, made).id;
}

/** Answers what is against it, as the load balancer would say it. */
const share = (
  ctx: EngineContext,
  { originalGroupArn, replacementGroupArn }: CodeDeployDeployment,
  listenerArn: string,
  replacement: number,
): string | undefined =>
  shareRoute(ctx, listenerArn, {
    originalGroupArn,
    replacementGroupArn,
    original: 100 - replacement,
    replacement,
  });

/** CD-5: the test listener sends all to the replacement; on the way back, to the original. */
function routeTestTraffic(ctx: EngineContext, one: CodeDeployDeployment): void {
  if (one.testListenerArn === undefined) return;
  const target = one.machine.context.isRollback ? 0 : 100;
  const fault = share(ctx, one, one.testListenerArn, target);
  if (fault) failDeployment(ctx, one, ENDED_BECAUSE.listener(fault));
  else one.testWeights = { source: 100 - target, target };
}

/** CD-6: the next shift of production traffic. Who serves all of it is the PRIMARY task set. */
function shiftTraffic(ctx: EngineContext, service: Service, one: CodeDeployDeployment): void {
  const shift = Number(one.machine.context.shift);
  const target = must(one.shifts[shift - 1], `shift ${shift}`);
  const fault = share(ctx, one, one.productionListenerArn, target);
  if (fault) return failDeployment(ctx, one, ENDED_BECAUSE.listener(fault));
  one.weights = { source: 100 - target, target };
  const message = `${one.id} shifted ${target} % of production traffic to the replacement task set`;
  ctx.emit('TrafficShift', one.serviceArn, message, one.serviceArn);
  const { original, replacement } = taskSetsOf(service, one);
  const serving = target === 100 ? replacement : target === 0 ? original : undefined;
  if (serving && serving.status !== 'PRIMARY') promoteTaskSet(ctx, service, serving);
}
