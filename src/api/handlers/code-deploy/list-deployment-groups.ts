import type { Handler } from '../../handler';
import { applicationOf, refuseToken } from './found';

export const listDeploymentGroups: Handler<'CodeDeploy.ListDeploymentGroups'> = (
  { ctx },
  input,
) => {
  refuseToken(input.nextToken);
  const { name, groups } = applicationOf(ctx.world, input.applicationName);
  return { applicationName: name, deploymentGroups: groups.map((one) => one.name).sort() };
};
