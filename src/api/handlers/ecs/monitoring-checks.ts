import { ecsErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import { refuse } from '../../refusal';

const METRICS = ['CPUUtilization', 'MemoryUtilization'];
const RESOLUTIONS = [20, 60];

/**
 * At which resolution a service reports its utilisation; only for services that ECS deploys.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_MonitoringConfiguration.html
 */
export function checkMonitoring(
  monitoring: InputOf<'ECS.CreateService'>['monitoring'],
  controller: string,
): void {
  if (!monitoring) return;
  if (controller !== 'ECS') {
    refuse(
      ecsErrors.invalidParameter(
        `monitoring is not supported with the ${controller} deployment controller.`,
      ),
    );
  }
  for (const { metricNames, resolutionSeconds } of monitoring.metricConfigurations ?? []) {
    const isUnknown = metricNames.some((name) => !METRICS.includes(name));
    if (isUnknown) refuse(ecsErrors.oneOf('metricNames', METRICS));
    if (!RESOLUTIONS.includes(resolutionSeconds)) {
      refuse(ecsErrors.oneOf('resolutionSeconds', RESOLUTIONS.map(String)));
    }
  }
}
