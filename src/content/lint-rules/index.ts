import type { LintRule } from '../define';
import { circuitBreaker } from './circuit-breaker.rule';
import { containerInsights } from './container-insights.rule';
import { deregistrationDelay } from './deregistration-delay.rule';
import { healthCheckPath } from './health-check-path.rule';
import { keepAlive } from './keep-alive.rule';
import { logDriver } from './log-driver.rule';
import { stuckPercentages } from './stuck-percentages.rule';

/** Every rule of the advisor, those about what hurts most first. */
export const LINT_RULES: readonly LintRule[] = [
  stuckPercentages,
  healthCheckPath,
  keepAlive,
  deregistrationDelay,
  circuitBreaker,
  logDriver,
  containerInsights,
];
