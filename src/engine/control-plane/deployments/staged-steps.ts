import type {
  StagedDeploymentEmit,
  StagedDeploymentEvent,
} from '../../../machines/staged-deployment';
import type { Deployment } from '../../../model/deployment';
import type { Service } from '../../../model/service';
import { ENDED_STATUSES, type ServiceDeployment } from '../../../model/service-deployment';
import type { EngineContext } from '../../engine-context';
import { stepMachine } from '../../runner/machine-runner';
import { kick } from '../scheduling';
import type { FailureCause } from './failure-cause';
import { answerPause, callHooks, dropHooks, hooksDue, openHooks } from './lifecycle-hooks';
import { type HooksVerdict, isPaused } from './lifecycle-hooks';
import { failRolling } from './rolling-rollback';
import { setWanted } from './source-revisions';
import {
  isStaged,
  isWayBack,
  newStagedMachine,
  ownerOf,
  routesOfRecord,
  shiftingOf,
  stagedSettings,
  tookOverShift,
} from './staged-records';
import { sourceOf, stageOf, type StagedDeployment } from './staged-records';
import { routeFault, servingDeployment, shiftTraffic } from './traffic-shift';
import { stepPercent, weightsNow } from './traffic-shift';

/**
 * A new deployment gets the machine of its strategy, if that shifts traffic. If it does not, and it
 * takes over from one that did, all of the traffic goes where its tasks will be.
 */
export function prepareStages(
  ctx: EngineContext,
  service: Service,
  record: ServiceDeployment,
): void {
  const machine = newStagedMachine(ctx, service, record);
  if (machine) record.machine = machine;
  else if (tookOverShift(service)) settleForRolling(ctx, service, record);
}

/** STAGE-10: a rolling update replaces the revision that serves, and none of the others. */
function settleForRolling(ctx: EngineContext, service: Service, record: ServiceDeployment): void {
  const shifting = shiftingOf(service, record);
  const sources = service.deployments.filter((one) => one.id !== record.deploymentId);
  const serving = servingDeployment(ctx.world, service, shifting.routes, sources);
  for (const one of sources) if (one !== serving) setWanted(ctx, service, one, 0);
  shiftTraffic(ctx, shifting, 'productionListenerRule', 100);
  shiftTraffic(ctx, shifting, 'testListenerRule', 100);
}

/**
 * STAGE-7: what serves when a deployment begins is its source; where traffic is split between
 * revisions, all of it goes to the one that has most. Test traffic as well: it must not be left
 * with a revision whose tasks are about to stop.
 */
export function findSource(ctx: EngineContext, service: Service, record: StagedDeployment): void {
  const routes = routesOfRecord(service, record);
  const others = service.deployments.filter((one) => one.id !== record.deploymentId);
  const source = servingDeployment(ctx.world, service, routes, others);
  record.sourceDeploymentId = source?.id;
  record.machine.context = {
    ...stagedSettings(service, record),
    // With nothing to shift from, all of the traffic is asked for at once.
    ...(!source && { steps: 1 }),
    hasSource: source !== undefined,
    hasSeveralRevisions: others.length > 1,
  };
  if (others.length < 2) return;
  const shifting = shiftingOf(service, record);
  shiftTraffic(ctx, shifting, 'productionListenerRule', 0);
  shiftTraffic(ctx, shifting, 'testListenerRule', 0);
}

/** An event for the machine of a deployment that shifts traffic, and what follows from it. */
export function stepStaged(
  ctx: EngineContext,
  service: Service,
  record: StagedDeployment,
  event: StagedDeploymentEvent,
): void {
  const { from, emitted } = stepMachine(ctx, record.machine, ownerOf(service, record), event);
  if (record.machine.value !== from) entered(ctx, service, record, from);
  for (const asked of emitted as StagedDeploymentEmit[]) carryOut(ctx, service, record, asked);
}

/**
 * STAGE-3: a passage of a stage ends and the next begins; a step's own bake belongs to its shift.
 */
function entered(
  ctx: EngineContext,
  service: Service,
  record: StagedDeployment,
  from: string,
): void {
  const { value: to, enteredAt } = record.machine;
  const stage = stageOf(to);
  const [before] = record.stages.slice(-1);
  const isSame = to === 'CANARY_BAKE' || to === 'STEP_BAKE';
  if (before && !isSame) before.endedAt ??= enteredAt;
  if (stage) {
    record.lifecycleStage = stage;
    const isRollback = isWayBack(to);
    if (!isSame) record.stages.push({ stage, isRollback, startedAt: enteredAt });
  }
  noteStep(record, to);
  record.updatedAt = enteredAt;
  ctx.emit(
    'DeploymentStateChange',
    service.arn,
    `${record.deploymentId} ${from} → ${to}`,
    service.arn,
  );
  ctx.touch(service.arn);
  kick(ctx, service);
}

/** The step under way, while a canary or linear deployment shifts. */
function noteStep(record: StagedDeployment, state: string): void {
  const { step: index, steps: of } = record.machine.context;
  const isShifting = ['PRE_PRODUCTION_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT'].includes(
    stageOf(state) ?? '',
  );
  if (!isShifting || isWayBack(state)) delete record.step;
  else if (record.deploymentConfiguration.strategy !== 'BLUE_GREEN') {
    record.step = { index: Number(index), of: Number(of) };
  }
}

function carryOut(
  ctx: EngineContext,
  service: Service,
  record: StagedDeployment,
  { type }: StagedDeploymentEmit,
): void {
  const stage = stageOf(record.machine.value);
  switch (type) {
    case 'openHooks':
      if (stage) openHooks(ctx, service, record, stage);
      break;
    case 'callHooks':
      askHooks(ctx, service, record);
      break;
    case 'shiftTest':
      shift(ctx, service, record, { kind: 'testListenerRule', percent: 100 });
      break;
    case 'shiftProduction': {
      const { step: index, steps: of } = record.machine.context;
      const percent = stepPercent(record, { index: Number(index), of: Number(of) });
      shift(ctx, service, record, { kind: 'productionListenerRule', percent });
      break;
    }
    case 'returnProduction':
      write(ctx, service, record, { kind: 'productionListenerRule', percent: 0 });
      break;
    case 'returnTest':
      write(ctx, service, record, { kind: 'testListenerRule', percent: 0 });
      break;
    case 'outOfTime':
      outOfTime(ctx, service, record);
  }
}

interface Shift {
  kind: 'productionListenerRule' | 'testListenerRule';
  percent: number;
}

/** Rules and groups are looked at again before each shift: someone may have changed them. */
function shift(ctx: EngineContext, service: Service, record: StagedDeployment, to: Shift): void {
  const fault = routeFault(ctx.world, routesOfRecord(service, record), false);
  if (fault) turnBack(ctx, service, record, rolledBack('configuration', fault));
  else write(ctx, service, record, to);
}

function write(
  ctx: EngineContext,
  service: Service,
  record: StagedDeployment,
  { kind, percent }: Shift,
): void {
  shiftTraffic(ctx, shiftingOf(service, record), kind, percent);
  noteWeights(ctx, service, record);
}

/** SHIFT-6: the weights reported are those that the rules have. */
export function noteWeights(ctx: EngineContext, service: Service, record: ServiceDeployment): void {
  const routes = routesOfRecord(service, record);
  const production = weightsNow(ctx.world, routes, 'productionListenerRule');
  const test = weightsNow(ctx.world, routes, 'testListenerRule');
  if (production) record.productionWeights = production;
  if (test) record.testWeights = test;
}

function askHooks(ctx: EngineContext, service: Service, record: StagedDeployment): void {
  const stage = stageOf(record.machine.value);
  if (stage) takeVerdict(ctx, service, record, callHooks(ctx, service, record, stage));
}

/** A hook of the deployment is to be called again, or its time is up. */
export function hookIsDue(ctx: EngineContext, service: Service, record: StagedDeployment): void {
  takeVerdict(ctx, service, record, hooksDue(ctx, service, record));
}

/** A pause of the deployment is answered. */
export function answerStaged(
  ctx: EngineContext,
  service: Service,
  record: ServiceDeployment,
  answer: { hookId: string; action: 'CONTINUE' | 'ROLLBACK' },
): void {
  if (isStaged(record)) {
    takeVerdict(ctx, service, record, answerPause(ctx, service, record, answer));
  }
}

/** HOOK-5: on the way back a hook that fails holds nothing up. */
function takeVerdict(
  ctx: EngineContext,
  service: Service,
  record: StagedDeployment,
  verdict: HooksVerdict,
): void {
  if (verdict === 'waiting') return;
  if (verdict === 'passed' || isWayBack(record.machine.value)) {
    dropHooks(ctx, record);
    stepStaged(ctx, service, record, { type: 'HOOKS_PASSED' });
  } else turnBack(ctx, service, record, rolledBack('hook', verdict.failed));
}

/** STAGE-4: a stage that has not come about within a day has failed; a pause has its own time. */
function outOfTime(ctx: EngineContext, service: Service, record: StagedDeployment): void {
  if (isPaused(record)) return;
  const why = `because ${record.lifecycleStage} did not complete within 24 hours.`;
  turnBack(ctx, service, record, rolledBack('time-limit', why));
}

/** `Service deployment rolled back because …`, and the event of the same words. */
export function rolledBack(by: FailureCause['by'], why: string): FailureCause {
  const text = `Service deployment rolled back ${why}`;
  return { by, rollback: true, statusReason: text, eventText: text };
}

/**
 * BACK-1: a deployment that has failed goes back to its source, if it may and the source has
 * proved itself: traffic first, and the hooks of the shifts once more; then its tasks stop. If
 * not, everything stays as it is, and nothing of it is started any more.
 */
export function turnBack(
  ctx: EngineContext,
  service: Service,
  record: StagedDeployment,
  cause: FailureCause,
): void {
  if (ENDED_STATUSES.includes(record.status) || record.rollback) return;
  if (record.machine.value === 'PENDING') findSource(ctx, service, record);
  const source = sourceOf(service, record);
  const goBackTo = source && hasProved(service, source) ? source.revisionArn : undefined;
  dropHooks(ctx, record);
  failRolling(ctx, service, record, cause, () =>
    service.revisions.find((one) => one.arn === goBackTo),
  );
  const isBack = record.rollback !== undefined;
  record.machine.context = { ...record.machine.context, hasSource: isBack };
  const goesBack = isBack || record.status === 'ROLLBACK_FAILED';
  stepStaged(ctx, service, record, { type: goesBack ? 'ROLL_BACK' : 'STOP' });
}

/** It was completed once, or all of the traffic had been shifted to it *assumed*. */
function hasProved(service: Service, { id, rolloutState }: Deployment): boolean {
  if (rolloutState !== 'IN_PROGRESS') return rolloutState === 'COMPLETED';
  const record = service.serviceDeployments.find((one) => one.deploymentId === id);
  return (
    record?.stages.some(({ stage }) => stage === 'POST_PRODUCTION_TRAFFIC_SHIFT') === true &&
    record.rollback === undefined
  );
}

/** A newer deployment has taken over: its hooks are void, and the weights stay for it to settle. */
export function stopStaged(ctx: EngineContext, service: Service, record: StagedDeployment): void {
  dropHooks(ctx, record);
  stepStaged(ctx, service, record, { type: 'STOP' });
}
