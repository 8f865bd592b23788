import { stagedDeploymentMachine } from './staged-deployment';

/**
 * LINEAR: equal parts of the traffic one after the other, each watched for a while.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-linear.html
 */
export const linearDeploymentMachine = stagedDeploymentMachine('linear-deployment', 'STEP_BAKE');
