import type { Handler } from '../../handler';
import { refuseToken } from './found';

export const listApplications: Handler<'CodeDeploy.ListApplications'> = ({ ctx }, input) => {
  refuseToken(input.nextToken);
  return { applications: [...ctx.world.codeDeployApplications.keys()].sort() };
};
