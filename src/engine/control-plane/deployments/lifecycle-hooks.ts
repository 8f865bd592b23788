import type {
  DeploymentLifecycleHook,
  LifecycleStage,
} from '../../../model/deployment-configuration';
import type { Service } from '../../../model/service';
import type { HookAnswer, HookCall, ServiceDeployment } from '../../../model/service-deployment';
import { plus, seconds, type SimMicros } from '../../../model/sim-time';
import type { EngineContext } from '../../engine-context';
import { TIMINGS } from '../../timings';
import { scheduleStep } from '../steps';

/** What a stage's hooks have come to; `failed` says why, to follow `… rolled back `. */
export type HooksVerdict = 'passed' | 'waiting' | { readonly failed: string };

const DEFAULT_TIMEOUT_MINUTES = 1440;

/** The hooks of the stage are there: its pauses can be answered. */
export function openHooks(
  ctx: EngineContext,
  service: Service,
  record: ServiceDeployment,
  stage: LifecycleStage,
): void {
  for (const hook of record.deploymentConfiguration.lifecycleHooks ?? []) {
    if (!hook.lifecycleStages?.includes(stage)) continue;
    const call = newCall(ctx, hook, { stage, passage: record.stages.length });
    record.hooks.push(call);
    wakeAt(ctx, service, record, call.expiresAt);
    if (call.targetType === 'PAUSE') announce(ctx, service, call, 'HOOK_AWAITING_ACTION');
  }
}

/**
 * HOOK-1: every hook of the stage is called at once, and all of them must pass. A function that
 * nobody declared answers SUCCEEDED.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-lifecycle-hooks.html
 */
export function callHooks(
  ctx: EngineContext,
  service: Service,
  record: ServiceDeployment,
  stage: LifecycleStage,
): HooksVerdict {
  if (!haveBeenOpened(record)) openHooks(ctx, service, record, stage);
  if (!record.hooks.some(isOpen)) return 'passed';
  return look(ctx, service, record, (call) => {
    const isDue = call.targetType === 'AWS_LAMBDA' && call.calls === 0;
    return isDue ? invoke(ctx, service, record, call) : undefined;
  });
}

/** In this passage of its stage; they may be over already. */
const haveBeenOpened = ({ hooks, stages }: ServiceDeployment): boolean =>
  hooks.some((call) => call.passage === stages.length);

/** HOOK-2: a hook is called again, is given up, or its time is up. */
export function hooksDue(
  ctx: EngineContext,
  service: Service,
  record: ServiceDeployment,
): HooksVerdict {
  const { now } = ctx.kernel;
  return look(ctx, service, record, (call) => {
    if (call.expiresAt <= now) return timeOut(ctx, service, call);
    if ((call.nextCallAt ?? Infinity) <= now) return invoke(ctx, service, record, call);
    if ((call.givenUpAt ?? Infinity) > now) return undefined;
    return failed(ctx, service, call, `Lifecycle hook target ${call.targetArn} timed out.`);
  });
}

/** HOOK-3: ContinueServiceDeployment answers a pause. */
export function answerPause(
  ctx: EngineContext,
  service: Service,
  record: ServiceDeployment,
  answer: { hookId: string; action: 'CONTINUE' | 'ROLLBACK' },
): HooksVerdict {
  return look(ctx, service, record, (call) => {
    if (call.hookId !== answer.hookId) return undefined;
    if (answer.action === 'ROLLBACK') return failed(ctx, service, call);
    return end(ctx, service, call, 'SUCCEEDED');
  });
}

const isOpen = ({ status }: HookCall): boolean =>
  status === 'AWAITING_ACTION' || status === 'IN_PROGRESS';

/** Waits that only a pause accounts for do not count towards a stage's limit. */
export const isPaused = ({ hooks }: ServiceDeployment): boolean =>
  hooks.some((call) => call.status === 'AWAITING_ACTION');

/** HOOK-4: the stage is left some other way: what was still open is void. */
export function dropHooks(ctx: EngineContext, record: ServiceDeployment): void {
  for (const call of record.hooks.filter(isOpen)) {
    call.status = 'FAILED';
    call.endedAt = ctx.kernel.now;
  }
}

/** Asks each open hook, and sums up. */
function look(
  ctx: EngineContext,
  service: Service,
  record: ServiceDeployment,
  ask: (call: HookCall) => string | undefined,
): HooksVerdict {
  const before = record.hooks.filter(isOpen);
  // Whatever was waited for has been left behind.
  if (before.length === 0) return 'waiting';
  const faults = before.flatMap((call) => ask(call) ?? []);
  ctx.touch(service.arn);
  if (faults[0] !== undefined) return { failed: faults[0] };
  return record.hooks.some(isOpen) ? 'waiting' : 'passed';
}

function newCall(
  ctx: EngineContext,
  hook: DeploymentLifecycleHook,
  of: Pick<HookCall, 'stage' | 'passage'>,
): HookCall {
  const targetType = hook.targetType ?? 'AWS_LAMBDA';
  const { timeoutInMinutes = DEFAULT_TIMEOUT_MINUTES, action = 'ROLLBACK' } =
    hook.timeoutConfiguration ?? {};
  const kind = targetType === 'PAUSE' ? 'pause' : 'lambda';
  const startedAt = ctx.kernel.now;
  return {
    ...of,
    targetType,
    ...(targetType === 'AWS_LAMBDA' && { targetArn: hook.hookTargetArn }),
    hookId: `ecs-${kind}-${ctx.ids.urlSafe(43)}`,
    startedAt,
    expiresAt: plus(startedAt, seconds(timeoutInMinutes * 60)),
    timeoutAction: action,
    status: targetType === 'PAUSE' ? 'AWAITING_ACTION' : 'IN_PROGRESS',
    calls: 0,
  };
}

/** The name of a function: what follows `function:` in its ARN, without version or alias. */
export const functionName = (reference: string): string =>
  /:function:([^:]+)/.exec(reference)?.[1] ?? reference;

/** What the function says this time. */
function answerOf(ctx: EngineContext, call: HookCall): { answer: HookAnswer; delay: number } {
  const declared = ctx.world.hookFunctions.get(functionName(call.targetArn ?? ''));
  const answers = declared?.answers ?? [];
  const answer = answers[Math.min(declared?.calls ?? 0, answers.length - 1)] ?? 'SUCCEEDED';
  if (declared) declared.calls++;
  return { answer, delay: declared?.callBackDelay ?? TIMINGS.hookCallBack.low };
}

/** Calls the function of a hook; answers why the stage has failed, if it has. */
function invoke(
  ctx: EngineContext,
  service: Service,
  record: ServiceDeployment,
  call: HookCall,
): string | undefined {
  const { answer, delay } = answerOf(ctx, call);
  const now = ctx.kernel.now;
  call.calls++;
  delete call.nextCallAt;
  switch (answer) {
    case 'SUCCEEDED':
      return end(ctx, service, call, 'SUCCEEDED');
    case 'IN_PROGRESS':
      call.nextCallAt = plus(now, seconds(delay));
      wakeAt(ctx, service, record, call.nextCallAt);
      return undefined;
    case 'NONE':
      call.givenUpAt = plus(now, seconds(TIMINGS.hookReturn.low));
      wakeAt(ctx, service, record, call.givenUpAt);
      return undefined;
    case 'FAILED': {
      const why = `Lifecycle hook target ${call.targetArn} returned FAILED status.`;
      return failed(ctx, service, call, why);
    }
    case 'INVALID': {
      const what = `ECS was unable to parse the response from ${call.targetArn}`;
      return failed(ctx, service, call, `${what} due to HookStatus must not be null`);
    }
  }
}

function wakeAt(
  ctx: EngineContext,
  service: Service,
  record: ServiceDeployment,
  at: SimMicros,
): void {
  const step = { step: 'hook-due', service: service.arn, record: record.arn } as const;
  scheduleStep(ctx, at - ctx.kernel.now, step);
}

function end(
  ctx: EngineContext,
  service: Service,
  call: HookCall,
  status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT',
): undefined {
  call.status = status;
  call.endedAt = ctx.kernel.now;
  announce(ctx, service, call, `HOOK_${status}`);
}

function failed(ctx: EngineContext, service: Service, call: HookCall, why?: string): string {
  end(ctx, service, call, 'FAILED');
  return why === undefined
    ? `because ${call.stage} pause hook was answered with ROLLBACK.`
    : `because ${call.stage} lifecycle hook(s) failed. ${why}`;
}

function timeOut(ctx: EngineContext, service: Service, call: HookCall): string | undefined {
  end(ctx, service, call, 'TIMED_OUT');
  if (call.timeoutAction === 'CONTINUE') return undefined;
  return call.targetType === 'PAUSE'
    ? `because ${call.stage} pause hook timed out.`
    : `because ${call.stage} lifecycle hook(s) failed. Lifecycle hook target ${call.targetArn} timed out.`;
}

/** `ECS Hook State Change`, as EventBridge would have it. */
function announce(ctx: EngineContext, service: Service, call: HookCall, name: string): void {
  const what = call.targetArn ?? call.hookId;
  ctx.emit('HookStateChange', service.arn, `${name}: ${what} (${call.stage})`, service.arn);
}
