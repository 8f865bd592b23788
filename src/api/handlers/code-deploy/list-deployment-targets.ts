import type { Handler } from '../../handler';
import { targetIdOf } from './answers/deployment';
import { deploymentOf, refuseToken } from './found';

/** A deployment to ECS has one target: the service. */
export const listDeploymentTargets: Handler<'CodeDeploy.ListDeploymentTargets'> = (
  { ctx },
  input,
) => {
  refuseToken(input.nextToken);
  return { targetIds: [targetIdOf(deploymentOf(ctx.world, input.deploymentId))] };
};
