import type { Service } from '../../../model/service';
import type { ServiceDeployment } from '../../../model/service-deployment';
import type { EngineContext } from '../../engine-context';
import type { FailureCause } from './failure-cause';
import { failRolling } from './rolling-rollback';
import { isStaged } from './staged-records';
import { turnBack } from './staged-steps';

/**
 * A deployment under way has failed: it goes back to the last COMPLETED revision, if the cause says
 * so and there is one, and stops where it is otherwise.
 */
export function failDeployment(
  ctx: EngineContext,
  service: Service,
  record: ServiceDeployment,
  cause: FailureCause,
): void {
  if (isStaged(record)) turnBack(ctx, service, record, cause);
  else failRolling(ctx, service, record, cause);
}
