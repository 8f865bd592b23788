import type { DeploymentConfiguration } from '../../../model/deployment-configuration';
import { ecsErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import { refuse } from '../../refusal';
import { checkEarlySuccess } from './early-success-criteria';
import { checkFailureDetection } from './failure-detection';
import { checkedHooks } from './lifecycle-hook-checks';
import { shiftSettings } from './shift-settings';

type Given = InputOf<'ECS.CreateService'>['deploymentConfiguration'];

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html */
const DEFAULTS: DeploymentConfiguration = {
  deploymentCircuitBreaker: { enable: false, rollback: false },
  maximumPercent: 200,
  minimumHealthyPercent: 100,
  strategy: 'ROLLING',
  bakeTimeInMinutes: 0,
};

/**
 * A daemon is stopped before its next revision starts: there is room for one on each instance.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html
 */
export const DAEMON_DEFAULTS: DeploymentConfiguration = {
  ...DEFAULTS,
  maximumPercent: 100,
  minimumHealthyPercent: 0,
};

/** Of what can never progress, AWS refuses this alone; the rest is accepted, and gets stuck. */
const BLOCKED =
  'Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.';

/**
 * What is given over what was before (the defaults for a new service); members in the API's order.
 */
export function deploymentConfiguration(
  given: Given = {},
  before: DeploymentConfiguration = DEFAULTS,
): DeploymentConfiguration {
  const { lifecycleHooks: _hooks, ...others } = withoutAbsent(given);
  const merged: DeploymentConfiguration = { ...before, ...others };
  const { maximumPercent, minimumHealthyPercent, strategy, bakeTimeInMinutes } = merged;
  if (maximumPercent < 100) {
    refuse(ecsErrors.invalidParameter('maximumPercent cannot be less than 100.'));
  }
  if (minimumHealthyPercent < 0 || minimumHealthyPercent > 100) {
    refuse(ecsErrors.invalidParameter('minimumHealthyPercent must be between 0 and 100.'));
  }
  if (strategy === 'ROLLING' && maximumPercent === 100 && minimumHealthyPercent === 100) {
    refuse(ecsErrors.invalidParameter(BLOCKED));
  }
  if (bakeTimeInMinutes < 0 || bakeTimeInMinutes > 1440) {
    refuse(ecsErrors.invalidParameter('bakeTimeInMinutes must be between 0 and 1440.'));
  }
  checkEarlySuccess(merged);
  checkFailureDetection(merged);
  const { deploymentCircuitBreaker: breaker, alarms, earlySuccessCriteria } = merged;
  const hooks = given.lifecycleHooks ? checkedHooks(given.lifecycleHooks) : before.lifecycleHooks;
  return {
    // Once the breaker is on, AWS says that a healthy task resets it.
    deploymentCircuitBreaker: breaker.enable
      ? { ...breaker, resetOnHealthyTask: breaker.resetOnHealthyTask ?? true }
      : breaker,
    maximumPercent,
    minimumHealthyPercent,
    ...(alarms !== undefined && { alarms }),
    strategy,
    bakeTimeInMinutes,
    ...(hooks !== undefined && hooks.length > 0 && { lifecycleHooks: hooks }),
    ...shiftSettings(merged),
    ...(earlySuccessCriteria !== undefined && { earlySuccessCriteria }),
  };
}

const withoutAbsent = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T;
