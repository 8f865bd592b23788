import type { Deployment } from '../../../model/deployment';
import type { Service } from '../../../model/service';
import type { EngineContext } from '../../engine-context';
import { liveTasksOf } from '../service-tasks';
import { isUp } from '../task-facts';

/** How many tasks a service wants of each of its deployments while one replaces the others. */

/**
 * DEP-4: the deployment that holds the service up while the newest replaces it: its tasks are
 * replaced by its own revision. The last one completed; where none of it is wanted, the newest that
 * has not failed and brought tasks up (assumed: nothing is told of unfinished ones).
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html
 */
export function keptSource(service: Service): Deployment | undefined {
  const sources = service.deployments.slice(1);
  return (
    sources.find((one) => one.rolloutState === 'COMPLETED' && one.desiredCount > 0) ??
    sources.find((one) => one.rolloutState === 'IN_PROGRESS' && one.desiredCount > 0)
  );
}

/** What is wanted of a deployment that another takes over from: what it had brought up. */
export function clipToStarted(ctx: EngineContext, service: Service, one: Deployment): void {
  if (one.rolloutState === 'COMPLETED') return;
  const started = liveTasksOf(ctx.world, service).filter(
    (task) => isUp(task) && task.deploymentId === one.id && task.startedAt !== undefined,
  );
  setWanted(ctx, service, one, started.length);
}

/**
 * The newest deployment wants the desired count. DEP-11: when that changes under way, so does what
 * is wanted of the source that is kept, in proportion, rounded up. Other sources want what they
 * have; once the newest needs no source any more, all of them want none.
 */
export function setDesiredCounts(ctx: EngineContext, service: Service, primary: Deployment): void {
  const kept = keptSource(service);
  const before = primary.desiredCount;
  const now = service.desiredCount;
  const growth = before > 0 && before !== now ? now / before : 1;
  const live = liveTasksOf(ctx.world, service).filter(isUp);
  const isOver = needsNoSource(primary);
  for (const one of service.deployments.slice(1)) {
    const own = live.filter((task) => task.deploymentId === one.id).length;
    if (isOver) setWanted(ctx, service, one, 0);
    else if (one === kept) setWanted(ctx, service, one, Math.ceil(one.desiredCount * growth));
    else setWanted(ctx, service, one, Math.min(one.desiredCount, own));
  }
  setWanted(ctx, service, primary, now);
}

/** Its success no longer depends on source tasks, or it has come about. */
const needsNoSource = ({ machine }: Deployment): boolean =>
  machine.value === 'CLEANING_UP' || machine.value === 'COMPLETED';

/** Of what is wanted of the sources only so many are: the one that is kept comes first. */
export function shrinkSources(ctx: EngineContext, service: Service, wanted: number): void {
  const kept = keptSource(service);
  const others = service.deployments.slice(1).filter((one) => one !== kept);
  let left = wanted;
  for (const one of kept ? [kept, ...others] : others) {
    const own = Math.min(one.desiredCount, left);
    left -= own;
    setWanted(ctx, service, one, own);
  }
}

export function setWanted(
  ctx: EngineContext,
  service: Service,
  one: Deployment,
  wanted: number,
): void {
  if (one.desiredCount === wanted) return;
  one.desiredCount = wanted;
  one.updatedAt = ctx.kernel.now;
  ctx.touch(service.arn);
}
