import { deleteDeploymentGroup as remove } from '../../../engine/code-deploy/operations';
import type { Handler } from '../../handler';

/** One that is not there is no error. */
export const deleteDeploymentGroup: Handler<'CodeDeploy.DeleteDeploymentGroup'> = (
  { ctx },
  input,
) => {
  const application = ctx.world.codeDeployApplications.get(input.applicationName);
  if (application) remove(application, input.deploymentGroupName);
  return { hooksNotCleanedUp: [] };
};
