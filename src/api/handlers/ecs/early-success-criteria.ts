import type { DeploymentConfiguration } from '../../../model/deployment-configuration';
import { ecsErrors } from '../../contract/errors';
import { refuse } from '../../refusal';

/**
 * What may be asked of an early success. AWS documents the rules, not the wording of the refusals.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentEarlySuccessCriteria.html
 */
export function checkEarlySuccess(configuration: DeploymentConfiguration): void {
  const { earlySuccessCriteria: early, minimumHealthyPercent, strategy } = configuration;
  if (!early?.enable) return;
  const { healthyPercent, sourceServiceRevisionCleanup } = early;
  if (strategy !== 'ROLLING') {
    invalid('earlySuccessCriteria can be used only with the ROLLING deployment strategy.');
  }
  if (healthyPercent === undefined || sourceServiceRevisionCleanup === undefined) {
    invalid(
      'earlySuccessCriteria must have healthyPercent and sourceServiceRevisionCleanup when it is enabled.',
    );
  }
  if (healthyPercent < 0 || healthyPercent > 100) {
    invalid('earlySuccessCriteria healthyPercent must be between 0 and 100.');
  }
  if (healthyPercent < minimumHealthyPercent) {
    invalid(
      'earlySuccessCriteria healthyPercent must be greater than or equal to minimumHealthyPercent.',
    );
  }
}

function invalid(message: string): never {
  refuse(ecsErrors.invalidParameter(message));
}
