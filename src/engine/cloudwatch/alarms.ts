import type { Alarm, AlarmState } from '../../model/alarm';
import { alarmArn } from '../../model/ids';
import { plus, type SimMicros, seconds, US_PER_SECOND } from '../../model/sim-time';
import { namesPolicy } from '../../model/scaling-names';
import { servicesScaledBy } from '../auto-scaling/scaled-services';
import { scheduleStep } from '../control-plane/steps';
import type { EngineContext } from '../engine-context';
import { TIMINGS } from '../timings';
import { evaluate, EVALUATION_MARGIN } from './alarm-evaluation';
import { figureOf } from './alarm-metrics';
import { stateReason, UNCHECKED } from './state-reason';

/** An alarm to be made or changed: everything but what CloudWatch itself keeps. */
export type AlarmSpec = Omit<
  Alarm,
  'arn' | 'updatedAt' | 'state' | 'stateReason' | 'stateUpdatedAt' | 'recent' | 'evaluatedAt'
>;

/** A new alarm has INSUFFICIENT_DATA until it is evaluated; one that is changed keeps its state. */
export function putAlarm(ctx: EngineContext, spec: AlarmSpec): Alarm {
  const now = ctx.kernel.now;
  const before = ctx.world.alarms.get(spec.name);
  const alarm: Alarm = {
    ...spec,
    arn: alarmArn(spec.name),
    updatedAt: now,
    state: before?.state ?? 'INSUFFICIENT_DATA',
    stateReason: before?.stateReason ?? UNCHECKED,
    stateUpdatedAt: before?.stateUpdatedAt ?? now,
    recent: [],
    evaluatedAt: before?.evaluatedAt ?? now,
  };
  ctx.world.alarms.set(alarm.name, alarm);
  show(ctx, alarm);
  planEvaluation(ctx, alarm);
  return alarm;
}

export function deleteAlarm(ctx: EngineContext, alarm: Alarm): void {
  ctx.world.alarms.delete(alarm.name);
  show(ctx, alarm);
}

/** Its own card, and the services whose scaling it is a part of: these show its figure. */
function show(ctx: EngineContext, alarm: Alarm): void {
  ctx.touch(alarm.arn);
  for (const arn of servicesScaledBy(ctx.world, alarm)) ctx.touch(arn);
}

/**
 * CW-1: periods of a minute and more are looked at every minute, shorter ones when they end; a
 * little later, when the figures have come in. The window slides with each look.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
 */
const intervalOf = ({ periodSeconds }: Alarm): number => Math.min(60, periodSeconds);

const DELAY = seconds(TIMINGS.alarmEvaluation.low);

/** The end of the last interval whose figures have come in by now, in seconds. */
const lastEnd = (now: SimMicros, interval: number): number =>
  Math.max(0, Math.floor((now - DELAY) / US_PER_SECOND / interval) * interval);

function planEvaluation(ctx: EngineContext, alarm: Alarm): void {
  const interval = intervalOf(alarm);
  const now = ctx.kernel.now;
  const next = seconds((Math.floor((now - DELAY) / US_PER_SECOND / interval) + 1) * interval);
  scheduleStep(ctx, plus(next, DELAY) - now, { step: 'evaluate-alarm', alarm: alarm.name });
}

/**
 * It is time to look at an alarm. Of two plans for one moment (it was changed, or made anew under
 * its name) the second is dropped, and none follows from it.
 */
export function evaluationIsDue(ctx: EngineContext, alarm: Alarm): void {
  const end = seconds(lastEnd(ctx.kernel.now, intervalOf(alarm)));
  const isFirst = alarm.evaluatedAt < end || alarm.recent.length === 0;
  if (!isFirst) return;
  const wasInAlarm = alarm.state === 'ALARM';
  lookAt(ctx, alarm, end);
  if (wasInAlarm) planActions(ctx, alarm);
  planEvaluation(ctx, alarm);
}

/** Looks at the periods up to `end`. A fault that holds it in ALARM leaves it there. */
function lookAt(ctx: EngineContext, alarm: Alarm, end: SimMicros): void {
  const { periodSeconds, evaluationPeriods } = alarm;
  const range = evaluationPeriods + EVALUATION_MARGIN;
  const startOf = (index: number) => end / US_PER_SECOND - (range - index) * periodSeconds;
  const slides =
    alarm.recent.length === range && alarm.evaluatedAt + seconds(periodSeconds) === end;
  const known = slides ? alarm.recent.slice(1) : [];
  const fresh = Array.from({ length: range - known.length }, (_, i) => {
    const start = startOf(known.length + i);
    return start + periodSeconds <= 0 ? null : figureOf(ctx, alarm, start, start + periodSeconds);
  });
  alarm.recent = [...known, ...fresh];
  alarm.evaluatedAt = end;
  show(ctx, alarm);
  if (isHeld(ctx, alarm)) return;
  const evaluation = evaluate(alarm, alarm.recent);
  if (evaluation.state === null || evaluation.state === alarm.state) return;
  const reason = stateReason(alarm, evaluation, (index) => seconds(startOf(index)));
  setAlarmState(ctx, alarm, evaluation.state, reason);
}

const isHeld = (ctx: EngineContext, { name }: Alarm): boolean =>
  [...ctx.world.faults.values()].some((fault) => fault.active && fault.alarmName === name);

/** Puts the alarm into a state, until its next evaluation finds another. */
export function setAlarmState(
  ctx: EngineContext,
  alarm: Alarm,
  state: AlarmState,
  reason: string,
): void {
  const from = alarm.state;
  alarm.state = state;
  alarm.stateReason = reason;
  alarm.stateUpdatedAt = ctx.kernel.now;
  show(ctx, alarm);
  if (state === from) return;
  planActions(ctx, alarm);
  ctx.emit('AlarmStateChange', alarm.arn, `${from} → ${state}`, watcherOf(ctx, alarm));
}

/**
 * CW-6: scaling policies that the actions of an alarm name are carried out when it goes off, and
 * with each further evaluation that leaves it in ALARM.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html
 */
function planActions(ctx: EngineContext, { state, actionsEnabled, carried, name }: Alarm): void {
  if (state !== 'ALARM' || !actionsEnabled) return;
  const actions = (carried['AlarmActions'] ?? []) as string[];
  if (actions.some(namesPolicy)) scheduleStep(ctx, 0, { step: 'alarm-actions', alarm: name });
}

/** A service whose deployments the alarm watches over. */
function watcherOf(ctx: EngineContext, { name }: Alarm): string | undefined {
  for (const { arn, status, deploymentConfiguration } of ctx.world.services.values()) {
    if (status === 'ACTIVE' && deploymentConfiguration.alarms?.alarmNames.includes(name))
      return arn;
  }
  return undefined;
}

/** CW-4: a fault holds the alarm in ALARM, whatever its metric says. */
export function holdInAlarm(ctx: EngineContext, alarm: Alarm): void {
  setAlarmState(ctx, alarm, 'ALARM', 'Set by an injected fault.');
}

/** The fault is over: its metric decides again, at once. */
export function releaseAlarm(ctx: EngineContext, alarm: Alarm): void {
  if (isHeld(ctx, alarm)) return;
  const end = seconds(lastEnd(ctx.kernel.now, intervalOf(alarm)));
  alarm.recent = [];
  lookAt(ctx, alarm, end);
}
