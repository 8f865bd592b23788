import { lastPart } from '../../../model/ids';
import { observedOf } from '../../../engine/observe/observe-deployments';
import { sandboxErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { serviceOnRecord } from '../references';

/** Of a service's newest deployment, unless another is named; up to now while it goes on. */
export const getDeploymentReport: Handler<'Sandbox.GetDeploymentReport'> = (
  { ctx, requests },
  { service: name, serviceDeployment },
) => {
  const service = serviceOnRecord(ctx.world, name);
  const all = observedOf(ctx.world, service);
  const named = all.find(({ id, deploymentId }) =>
    [id, lastPart(id), deploymentId].includes(serviceDeployment ?? ''),
  );
  const one = serviceDeployment === undefined ? all[0] : named;
  if (!one) {
    refuse(sandboxErrors.notFound(`deployment of ${service.name}`, serviceDeployment ?? 'yet'));
  }
  return requests.deploymentReport(one);
};
