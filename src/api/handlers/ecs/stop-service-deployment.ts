import { stopServiceDeployment as stop } from '../../../engine/control-plane/operations';
import { ecsErrors } from '../../contract/errors';
import { ENDED_STATUSES } from '../../../model/service-deployment';
import type { Handler } from '../../handler';
import { found, refuse } from '../../refusal';

/** Rolls a deployment back by hand, whatever its configuration says of rolling back. */
export const stopServiceDeployment: Handler<'ECS.StopServiceDeployment'> = ({ ctx }, input) => {
  const { serviceDeploymentArn, stopType = 'ROLLBACK' } = input;
  const all = [...ctx.world.services.values()].flatMap((service) =>
    service.serviceDeployments.map((record) => ({ service, record })),
  );
  const { service, record } = found(
    all.find(({ record: one }) => one.arn === serviceDeploymentArn),
    ecsErrors.serviceDeploymentNotFound(),
  );
  if (stopType !== 'ROLLBACK') refuse(ecsErrors.invalidParameter('stopType must be ROLLBACK.'));
  if (ENDED_STATUSES.includes(record.status) || service.status !== 'ACTIVE') {
    refuse(ecsErrors.serviceDeploymentOver(record.status));
  }
  stop(ctx, service, record);
  return { serviceDeploymentArn: record.arn };
};
