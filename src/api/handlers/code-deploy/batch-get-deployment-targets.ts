import type { Handler } from '../../handler';
import { targetCalled } from './deployment-target';
import { deploymentOf } from './found';

export const batchGetDeploymentTargets: Handler<'CodeDeploy.BatchGetDeploymentTargets'> = (
  { ctx },
  input,
) => {
  const deployment = deploymentOf(ctx.world, input.deploymentId);
  return { deploymentTargets: input.targetIds.map((id) => targetCalled(ctx, deployment, id)) };
};
