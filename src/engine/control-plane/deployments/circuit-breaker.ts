import { breakerThreshold, DEFAULT_THRESHOLD } from '../../../model/breaker-threshold';
import type { Deployment } from '../../../model/deployment';
import type { Service } from '../../../model/service';
import type { ServiceDeployment } from '../../../model/service-deployment';
import type { Task } from '../../../model/task';
import type { EngineContext } from '../../engine-context';
import type { Standing } from '../health-judgement';
import { kick } from '../scheduling';
import type { FailureCause } from './failure-cause';

/** What the breaker of a service makes of its desired count now: how many failures trip it. */
function thresholdOf({ deploymentConfiguration, desiredCount }: Service): number {
  const { deploymentCircuitBreaker: breaker } = deploymentConfiguration;
  return breakerThreshold(breaker.thresholdConfiguration ?? DEFAULT_THRESHOLD, desiredCount);
}

/**
 * BREAKER-1, BREAKER-2: counts a task of the deployment under way. Until one of its tasks has been
 * RUNNING, those count that do not get there; from then on those that are replaced because a load
 * balancer's or a container's health check failed. What ran and then ended by itself is neither.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
 */
export function noteTaskFailure(
  ctx: EngineContext,
  service: Service,
  deploymentId: string | undefined,
  of: 'start' | 'health',
): void {
  const primary = watched(service, deploymentId);
  if (!primary) return;
  const stage = primary.breaker.hasRun ? 'health' : 'start';
  if (of !== stage) return;
  const { enable } = service.deploymentConfiguration.deploymentCircuitBreaker;
  const threshold = enable ? thresholdOf(service) : Infinity;
  // It has tripped: what fails in the same pass adds nothing to that.
  if (primary.breaker.failureCount >= threshold) return;
  primary.breaker.failureCount++;
  // Tripped: at once. Otherwise the next pass is soon enough, and starts keep their pace.
  if (primary.breaker.failureCount >= threshold) kick(ctx, service);
}

/** Of the deployment a task belongs to, some task has been RUNNING: the second stage begins. */
export function noteTaskRan(service: Service, deploymentId: string | undefined): void {
  const primary = watched(service, deploymentId);
  if (primary) primary.breaker.hasRun = true;
}

/**
 * BREAKER-3: a task that reaches healthy sets the count back to 0, unless the service has that off.
 * To be told how the tasks stand whenever they have been looked at.
 */
export function noteVerdicts(service: Service, standings: readonly Standing[]): void {
  const { resetOnHealthyTask = true } = service.deploymentConfiguration.deploymentCircuitBreaker;
  for (const { task, verdict } of standings) {
    const isNew = verdict === 'healthy' && task.foundHealthy !== true;
    if (verdict === 'healthy') task.foundHealthy = true;
    else if (verdict === 'unhealthy') delete task.foundHealthy;
    if (isNew && resetOnHealthyTask) forgetFailures(service, task);
  }
}

function forgetFailures(service: Service, task: Task): void {
  const primary = watched(service, task.deploymentId);
  if (primary) primary.breaker.failureCount = 0;
}

/** The deployment under way, if it is the one of this id: no other is counted. */
function watched(service: Service, deploymentId: string | undefined): Deployment | undefined {
  const [primary] = service.deployments;
  if (primary === undefined || primary.id !== deploymentId) return undefined;
  return primary.rolloutState === 'IN_PROGRESS' ? primary : undefined;
}

/** A deployment begins: counting starts at 0. */
export function beginBreaker(service: Service, record: ServiceDeployment): void {
  const { enable } = service.deploymentConfiguration.deploymentCircuitBreaker;
  record.circuitBreaker = enable
    ? { status: 'MONITORING', failureCount: 0, threshold: thresholdOf(service) }
    : { status: 'DISABLED', failureCount: 0, threshold: 0 };
}

/**
 * BREAKER-4: what the breaker finds at a pass. The threshold follows the desired count as it is
 * now; with the count up to it the deployment has failed. While a deployment goes back, the one it
 * goes back to is counted afresh, and the record keeps what tripped.
 */
export function watchBreaker(
  ctx: EngineContext,
  service: Service,
  record: ServiceDeployment,
): FailureCause | null {
  const [primary] = service.deployments;
  const { enable, rollback } = service.deploymentConfiguration.deploymentCircuitBreaker;
  if (!primary || primary.rolloutState !== 'IN_PROGRESS') return null;
  const threshold = thresholdOf(service);
  const { failureCount } = primary.breaker;
  if (record.rollback === undefined) {
    const seen: ServiceDeployment['circuitBreaker'] = enable
      ? { status: 'MONITORING', failureCount, threshold }
      : { ...record.circuitBreaker, status: 'DISABLED' };
    if (differs(seen, record.circuitBreaker)) {
      record.circuitBreaker = seen;
      ctx.touch(service.arn);
    }
  }
  if (!enable || failureCount < threshold) return null;
  if (record.rollback === undefined) record.circuitBreaker.status = 'TRIGGERED';
  return {
    by: 'circuit-breaker',
    rollback,
    statusReason:
      'Service deployment rolled back because the circuit breaker threshold was exceeded.',
    eventText: 'tasks failed to start.',
  };
}

type Seen = ServiceDeployment['circuitBreaker'];

const differs = (a: Seen, b: Seen): boolean =>
  a.status !== b.status || a.failureCount !== b.failureCount || a.threshold !== b.threshold;

/** The deployment is over: nobody counts any more. */
export function endBreaker(record: ServiceDeployment): void {
  const { circuitBreaker } = record;
  if (circuitBreaker.status === 'MONITORING') circuitBreaker.status = 'MONITORING_COMPLETE';
}
