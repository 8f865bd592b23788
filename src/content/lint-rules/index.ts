import type { LintRule } from '../define';
import { awsvpc } from './awsvpc.rule';
import { circuitBreaker } from './circuit-breaker.rule';
import { containerInsights } from './container-insights.rule';
import { cpuShort } from './cpu-short.rule';
import { criticalRolling } from './critical-rolling.rule';
import { deploymentAlarms } from './deployment-alarms.rule';
import { deregistrationDelay } from './deregistration-delay.rule';
import { ebsWithoutNeed } from './ebs-without-need.rule';
import { efsTransitEncryption } from './efs-transit-encryption.rule';
import { fewZones } from './few-zones.rule';
import { fixedAddresses } from './fixed-addresses.rule';
import { gracePeriod } from './grace-period.rule';
import { healthCheckPath } from './health-check-path.rule';
import { healthCheckTimeout } from './health-check-timeout.rule';
import { ipTargets } from './ip-targets.rule';
import { keepAlive } from './keep-alive.rule';
import { leastOutstanding } from './least-outstanding-requests.rule';
import { lockedOutTasks } from './locked-out-tasks.rule';
import { logDriver } from './log-driver.rule';
import { memoryShort } from './memory-short.rule';
import { openTasks } from './open-tasks.rule';
import { secretsInEnvironment } from './secrets-in-environment.rule';
import { singleTask } from './single-task.rule';
import { slowDetection } from './slow-detection.rule';
import { stopTimeout } from './stop-timeout.rule';
import { stuckPercentages } from './stuck-percentages.rule';
import { taskRole } from './task-role.rule';
import { taskTooLarge } from './task-too-large.rule';

/** Every rule of the advisor, those about what hurts most first. */
export const LINT_RULES: readonly LintRule[] = [
  stuckPercentages,
  lockedOutTasks,
  healthCheckPath,
  healthCheckTimeout,
  gracePeriod,

  singleTask,
  fewZones,
  memoryShort,
  cpuShort,
  keepAlive,
  stopTimeout,
  deregistrationDelay,
  openTasks,
  secretsInEnvironment,
  taskRole,
  efsTransitEncryption,
  fixedAddresses,
  circuitBreaker,

  criticalRolling,
  deploymentAlarms,
  leastOutstanding,
  slowDetection,
  awsvpc,
  ipTargets,
  ebsWithoutNeed,
  logDriver,
  containerInsights,
  taskTooLarge,
];
