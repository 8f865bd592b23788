import type { Handler } from '../../handler';
import { describeGroup } from './answers/deployment-group';
import { applicationOf, groupOf } from './found';

export const getDeploymentGroup: Handler<'CodeDeploy.GetDeploymentGroup'> = ({ ctx }, input) => {
  const application = applicationOf(ctx.world, input.applicationName);
  const group = groupOf(application, input.deploymentGroupName);
  return { deploymentGroupInfo: describeGroup(ctx.world, application, group) };
};
