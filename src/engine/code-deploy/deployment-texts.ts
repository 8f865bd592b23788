import type { DeploymentError } from '../../model/code-deploy';

/**
 * Why CodeDeploy ends a deployment, with its error codes. Wordings that AWS does not document are
 * ours.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/troubleshooting-ecs.html
 */
export const ENDED_BECAUSE = {
  functionFailed: (): DeploymentError => ({
    code: 'HOOK_EXECUTION_FAILURE',
    message:
      'The deployment failed because one or more of the lifecycle event validation functions failed.',
  }),
  functionTimedOut: (): DeploymentError => ({
    code: 'TIMEOUT',
    message:
      'The deployment timed out while waiting for a status callback. CodeDeploy expects a status ' +
      'callback within one hour after a deployment hook is invoked.',
  }),
  installTimedOut: (): DeploymentError => ({
    code: 'TIMEOUT',
    message:
      'The deployment timed out while waiting for the replacement task set to become healthy. ' +
      'This time out period is 60 minutes.',
  }),
  rerouteTimedOut: (minutes: number): DeploymentError => ({
    code: 'TIMEOUT',
    message:
      'The deployment timed out while waiting for a notification to continue. This time out ' +
      `period is ${minutes} minutes.`,
  }),
  scalingTimedOut: (): DeploymentError => ({
    code: 'TIMEOUT',
    message:
      'The deployment failed because the service was scaled while its traffic was shifted and did ' +
      'not reach a steady state within 5 minutes.',
  }),
  alarm: (names: readonly string[]): DeploymentError => ({
    code: 'ALARM_ACTIVE',
    message:
      'One or more alarms have been activated according to the Amazon CloudWatch metrics you ' +
      'selected, and the affected deployments have been stopped. Activated alarms: ' +
      names.map((name) => `<${name}>`).join(', '),
  }),
  alarmUnknown: (names: readonly string[]): DeploymentError => ({
    code: 'ALARM_ACTIVE',
    message:
      'The deployment was stopped because the state of these alarms could not be retrieved: ' +
      names.map((name) => `<${name}>`).join(', '),
  }),
  stopped: (): DeploymentError => ({
    code: 'MANUAL_STOP',
    message: 'The deployment was stopped because StopDeployment was called for it.',
  }),
  listener: (what: string): DeploymentError => ({
    code: 'ELASTIC_LOAD_BALANCING_INVALID',
    message: `The ELB could not be updated due to the following error: ${what}`,
  }),
  serviceGone: (): DeploymentError => ({
    code: 'INVALID_ECS_SERVICE',
    message: 'The ECS service cannot be updated: it is not ACTIVE any more.',
  }),
} as const;

/** What a deployment that is rolled back, and the one that does it, tell of each other. */
export const ROLLBACK_TEXT = {
  triggers: (from: string, to: string) =>
    `Deployment ${from} terminated. Automatic rollback is triggered with a DeploymentId ${to}.`,
  triggered: (from: string, to: string) =>
    `Deployment ${to} is triggered to roll back deployment ${from}.`,
} as const;
