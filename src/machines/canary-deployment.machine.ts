import { stagedDeploymentMachine } from './staged-deployment';

/**
 * CANARY: a small part of the traffic first, and after it has been watched for a while the rest.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/canary-deployment.html
 */
export const canaryDeploymentMachine = stagedDeploymentMachine('canary-deployment', 'CANARY_BAKE');
