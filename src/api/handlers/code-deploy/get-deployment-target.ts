import type { Handler } from '../../handler';
import { targetCalled } from './deployment-target';
import { deploymentOf } from './found';

export const getDeploymentTarget: Handler<'CodeDeploy.GetDeploymentTarget'> = ({ ctx }, input) => {
  const deployment = deploymentOf(ctx.world, input.deploymentId);
  return { deploymentTarget: targetCalled(ctx, deployment, input.targetId) };
};
