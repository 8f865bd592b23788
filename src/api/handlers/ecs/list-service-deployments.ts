import { toEpochSeconds } from '../../../model/sim-time';
import { ecsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { clusterFor, serviceOf } from '../references';
import { summariseServiceDeployment } from './answers/service-deployment';
import { ecsPage } from './ecs-pages';
import { epochSeconds } from './moments';

/** Newest first, pages of 20. */
export const listServiceDeployments: Handler<'ECS.ListServiceDeployments'> = ({ ctx }, input) => {
  const cluster = clusterFor(ctx.world, input.cluster, input.service);
  const service = serviceOf(ctx.world, cluster, input.service);
  const { status, createdAt = {} } = input;
  const [after, before] = [createdAt.after, createdAt.before].map((moment) => {
    const at = moment === undefined ? undefined : epochSeconds(moment);
    if (Number.isNaN(at)) refuse(ecsErrors.invalidParameter(`Invalid timestamp: ${moment}`));
    return at;
  });
  const wanted = service.serviceDeployments
    .filter((one) => !status?.length || status.includes(one.status))
    .filter((one) => after === undefined || toEpochSeconds(one.createdAt) >= after)
    .filter((one) => before === undefined || toEpochSeconds(one.createdAt) <= before);
  const { items, next } = ecsPage(wanted, input, 20);
  return {
    serviceDeployments: items.map((one) => summariseServiceDeployment(service, one)),
    nextToken: next,
  };
};
