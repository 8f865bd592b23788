import type { DeploymentConfiguration } from '../../../model/deployment-configuration';
import { ecsErrors } from '../../contract/errors';
import { refuse } from '../../refusal';

/**
 * The circuit breaker's threshold and the alarms of a deployment configuration. Alarms need not be
 * there: CloudWatch is only asked while a deployment goes on.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentCircuitBreaker.html
 */
export function checkFailureDetection(configuration: DeploymentConfiguration): void {
  const { deploymentCircuitBreaker, alarms } = configuration;
  const threshold = deploymentCircuitBreaker.thresholdConfiguration;
  const most = threshold?.type === 'BOUNDED_PERCENT' ? 100 : Number.POSITIVE_INFINITY;
  if (threshold && (threshold.value < 1 || threshold.value > most)) {
    const range = Number.isFinite(most) ? `between 1 and ${most}` : 'at least 1';
    refuse(
      ecsErrors.invalidParameter(
        `The value of a ${threshold.type} thresholdConfiguration must be ${range}.`,
      ),
    );
  }
  if (alarms?.enable && alarms.alarmNames.length === 0) {
    refuse(ecsErrors.invalidParameter('alarmNames cannot be empty when alarms are enabled.'));
  }
}
