import { CODE_DEPLOY_CONFIGS } from '../../../model/code-deploy';
import type { Handler } from '../../handler';
import { refuseToken } from './found';

/** The predefined ones of the compute platform ECS. */
export const listDeploymentConfigs: Handler<'CodeDeploy.ListDeploymentConfigs'> = (_, input) => {
  refuseToken(input.nextToken);
  return { deploymentConfigsList: CODE_DEPLOY_CONFIGS.map(({ name }) => name).sort() };
};
