import { seconds, toSeconds } from '../../model/sim-time';
import type { Container, HealthStatus, Task } from '../../model/task';
import type { ContainerDefinition, ContainerHealthCheck } from '../../model/task-definition';
import { discoveryFollows } from '../discovery/cloud-map';
import { isOutOfReach } from '../capacity/instance-facts';
import type { EngineContext } from '../engine-context';
import { faultsOn } from '../faults/task-faults';
import { scheduleStep } from './steps';

/**
 * CHECK-1: container health checks: interval, timeout, retries and start period as in the task
 * definition. The first comes an interval after the start, the next an interval after each.
 * Commands cannot be run here. One passes while the image is up and good (`--startup`,
 * `--healthy-after`, `--unhealthy-after`) and no fault says otherwise.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html
 */
export function startChecks(
  ctx: EngineContext,
  task: Task,
  container: Container,
  definition: ContainerDefinition,
): void {
  if (definition.healthCheck) planCheck(ctx, task, container, definition.healthCheck);
}

function planCheck(
  ctx: EngineContext,
  task: Task,
  container: Container,
  check: ContainerHealthCheck,
): void {
  const step = { step: 'container-check', task: task.arn, container: container.name } as const;
  const since = container.startedAt ?? ctx.kernel.now;
  scheduleStep(ctx, seconds(check.interval + secondsOf(container, check)), { ...step, since });
}

/**
 * CHECK-4: its command takes as long as `--health-check-command-ms` says, and no longer than the
 * timeout.
 */
const secondsOf = ({ behaviour }: Container, check: ContainerHealthCheck): number =>
  Math.min((behaviour?.healthCheckCommandMs ?? 0) / 1000, check.timeout);

/** A check is due. True if the container's health is another than before. */
export function runCheck(
  ctx: EngineContext,
  task: Task,
  container: Container,
  definition: ContainerDefinition,
): boolean {
  const check = definition.healthCheck;
  if (!check || container.machine.value !== 'RUNNING') return false;
  planCheck(ctx, task, container, check);
  // CHECK-5: what the agent saw last is what holds while nobody can reach it.
  if (isOutOfReach(ctx.world, task)) return false;
  const before = container.healthStatus;
  const { failures, status } = afterCheck(
    { failures: container.healthFailures, status: before },
    { passed: commandPasses(ctx, task, container, check), age: ageOf(ctx, container) },
    check,
  );
  container.healthFailures = failures;
  if (status === before) return false;
  container.healthStatus = status;
  task.healthStatus = taskHealth(task);
  discoveryFollows(ctx, task);
  task.version++;
  ctx.emit(
    'ContainerHealthChange',
    task.arn,
    `${container.name} ${before} → ${status}`,
    task.serviceArn,
  );
  ctx.touch(task.arn);
  return true;
}

const ageOf = (ctx: EngineContext, container: Container): number =>
  toSeconds(ctx.kernel.now) - toSeconds(container.startedAt ?? ctx.kernel.now);

function commandPasses(
  ctx: EngineContext,
  task: Task,
  container: Container,
  { timeout }: ContainerHealthCheck,
): boolean {
  const { behaviour } = container;
  if (!behaviour || behaviour.healthCheckCommandMs > timeout * 1000) return false;
  const faults = faultsOn(ctx, task);
  if (faults.some(({ type }) => type === 'fail-health-check' || type === 'hang-task')) return false;
  const age = ageOf(ctx, container);
  const { startupSeconds, healthyAfterSeconds, unhealthyAfterSeconds } = behaviour;
  if (age < startupSeconds || age < healthyAfterSeconds) return false;
  return unhealthyAfterSeconds === null || age < unhealthyAfterSeconds;
}

/**
 * CHECK-2: failures within the start period do not count until the first success. `age` in
 * seconds.
 */
export function afterCheck(
  before: { failures: number; status: HealthStatus },
  outcome: { passed: boolean; age: number },
  check: ContainerHealthCheck,
): { failures: number; status: HealthStatus } {
  if (outcome.passed) return { failures: 0, status: 'HEALTHY' };
  const inStartPeriod = outcome.age < (check.startPeriod ?? 0) && before.status === 'UNKNOWN';
  if (inStartPeriod) return before;
  const failures = before.failures + 1;
  return { failures, status: failures >= check.retries ? 'UNHEALTHY' : before.status };
}

/** CHECK-3: of its essential containers alone: one UNHEALTHY decides, then one UNKNOWN. */
export function taskHealth(task: Pick<Task, 'containers'>): HealthStatus {
  const states = task.containers.filter((one) => one.essential).map((one) => one.healthStatus);
  if (states.includes('UNHEALTHY')) return 'UNHEALTHY';
  return states.includes('UNKNOWN') ? 'UNKNOWN' : 'HEALTHY';
}
