import type { Handler } from '../../handler';
import { describeDeployment } from './answers/deployment';
import { deploymentOf } from './found';

export const getDeployment: Handler<'CodeDeploy.GetDeployment'> = ({ ctx }, input) => ({
  deploymentInfo: describeDeployment(ctx.world, deploymentOf(ctx.world, input.deploymentId)),
});
