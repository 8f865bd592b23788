import type { Deployment } from '../../../model/deployment';
import type { Service } from '../../../model/service';
import { plus, seconds } from '../../../model/sim-time';
import type { EngineContext } from '../../engine-context';
import { TIMINGS } from '../../timings';
import { liveTasksOf } from '../service-tasks';
import { advanceRecords, completeDeployment, retireDeployment } from './deployment-records';
import { keepRevision, type RevisionStanding } from './keep-revision';
import { setWanted } from './source-revisions';
import { isOver, isWayBack, routesOfRecord, sourceOf } from './staged-records';
import { type StagedDeployment, targetOf } from './staged-records';
import { findSource, noteWeights, rolledBack, stepStaged, turnBack } from './staged-steps';
import { routeFault } from './traffic-shift';

/**
 * A pass over a service whose deployment shifts traffic: each revision is kept up at what its stage
 * wants of it, and the machine is told what has come about.
 */
export function runStagedPass(
  ctx: EngineContext,
  service: Service,
  record: StagedDeployment,
): void {
  advanceRecords(ctx, service);
  if (record.machine.value === 'PENDING' && !begin(ctx, service, record)) return;
  checkAge(ctx, service, record);
  const target = targetOf(service, record);
  const source = sourceOf(service, record);
  const standing = keep(ctx, service, target, targetWanted(service, record));
  const sourceStanding = source && keep(ctx, service, source, sourceWanted(service, record));
  for (const stray of strays(service, record)) keep(ctx, service, stray, 0);
  retireEmpty(ctx, service, record);
  tell(ctx, service, record, { target: standing, source: sourceStanding });
}

/** STAGE-5: what is wanted of the target: all from SCALE_UP on, none once it is given up. */
function targetWanted(service: Service, { machine }: StagedDeployment): number {
  const none = ['PENDING', 'RECONCILE_SERVICE', 'PRE_SCALE_UP', 'ROLLBACK_CLEAN_UP'];
  return none.includes(machine.value) ? 0 : service.desiredCount;
}

/** STAGE-6: the source stays at full size until the bake is over. */
const sourceWanted = (service: Service, { machine }: StagedDeployment): number =>
  machine.value === 'CLEAN_UP' ? 0 : service.desiredCount;

/** Deployments that are neither source nor target: RECONCILE_SERVICE scales them to 0. */
const strays = (service: Service, record: StagedDeployment): Deployment[] =>
  service.deployments.filter(
    (one) => one.id !== record.deploymentId && one.id !== record.sourceDeploymentId,
  );

/** A deployment that FAILED starts nothing any more. */
function keep(
  ctx: EngineContext,
  service: Service,
  one: Deployment,
  wanted: number,
): RevisionStanding {
  setWanted(ctx, service, one, wanted);
  return keepRevision(ctx, service, one, { wanted, mayStart: one.rolloutState !== 'FAILED' });
}

/** False when the rules are not fit for a shift. */
function begin(ctx: EngineContext, service: Service, record: StagedDeployment): boolean {
  const routes = routesOfRecord(service, record);
  findSource(ctx, service, record);
  noteWeights(ctx, service, record);
  const fault = routeFault(ctx.world, routes, true);
  if (fault) turnBack(ctx, service, record, rolledBack('configuration', fault));
  else stepStaged(ctx, service, record, { type: 'BEGIN' });
  return !fault;
}

/** STAGE-8: a deployment ends within 30 days. */
function checkAge(ctx: EngineContext, service: Service, record: StagedDeployment): void {
  const limit = seconds(TIMINGS.stagedDeploymentLimit.low);
  if (plus(record.startedAt ?? record.createdAt, limit) > ctx.kernel.now) return;
  if (isOver(record) || isWayBack(record.machine.value)) return;
  const why = 'because it did not complete within 30 days.';
  turnBack(ctx, service, record, rolledBack('time-limit', why));
}

const isEmpty = (ctx: EngineContext, service: Service, one: Deployment): boolean =>
  !liveTasksOf(ctx.world, service).some((task) => task.deploymentId === one.id);

function retireEmpty(ctx: EngineContext, service: Service, record: StagedDeployment): void {
  for (const one of strays(service, record)) {
    if (isEmpty(ctx, service, one)) retireDeployment(ctx, service, one);
  }
}

interface Standings {
  target: RevisionStanding;
  source: RevisionStanding | undefined;
}

/** Tells the machine what its stage waits for, once that has come about. */
function tell(
  ctx: EngineContext,
  service: Service,
  record: StagedDeployment,
  { target, source }: Standings,
): void {
  switch (record.machine.value) {
    case 'RECONCILE_SERVICE':
      if (strays(service, record).length === 0) {
        stepStaged(ctx, service, record, { type: 'RECONCILED' });
      }
      break;
    case 'SCALE_UP':
      if (target.isFull) stepStaged(ctx, service, record, { type: 'SCALED_UP' });
      break;
    case 'ROLLBACK_SCALE_UP':
      if (source?.isFull ?? true) stepStaged(ctx, service, record, { type: 'SCALED_UP' });
      break;
    case 'CLEAN_UP':
      cleanUp(ctx, service, record, sourceOf(service, record));
      break;
    case 'ROLLBACK_CLEAN_UP':
      cleanUp(ctx, service, record, targetOf(service, record));
  }
}

/** STAGE-9: the revision that goes has no task left: the other one's deployment is COMPLETED. */
function cleanUp(
  ctx: EngineContext,
  service: Service,
  record: StagedDeployment,
  leaving: Deployment | undefined,
): void {
  if (leaving && !isEmpty(ctx, service, leaving)) return;
  if (leaving) retireDeployment(ctx, service, leaving);
  stepStaged(ctx, service, record, { type: 'CLEANED_UP' });
  const [primary] = service.deployments;
  if (primary) completeDeployment(ctx, service, primary);
}
