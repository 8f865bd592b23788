import { stagedDeploymentMachine } from './staged-deployment';

/**
 * BLUE_GREEN: all of the traffic at once.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-blue-green.html
 */
export const blueGreenDeploymentMachine = stagedDeploymentMachine('blue-green-deployment');
