import type { Service } from '../../../model/service';
import type { ServiceDeployment } from '../../../model/service-deployment';
import type { EngineContext } from '../../engine-context';
import { beginBreaker, endBreaker } from './circuit-breaker';
import { beginAlarms, endAlarms } from './deployment-alarms';

/** What watches over a deployment: the circuit breaker and CloudWatch alarms, if they are on. */
export function beginMonitors(
  ctx: EngineContext,
  service: Service,
  record: ServiceDeployment,
): void {
  beginBreaker(service, record);
  beginAlarms(ctx, service, record);
}

/** To be told of a deployment that has ended, however it did: nothing watches over it any more. */
export function endMonitors(record: ServiceDeployment): void {
  endBreaker(record);
  endAlarms(record);
}
