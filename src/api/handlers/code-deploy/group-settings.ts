import type { World } from '../../../engine/world/world';
import {
  type AlarmConfiguration,
  type AutoRollbackConfiguration,
  type BlueGreenConfiguration,
  CODE_DEPLOY_CONFIGS,
} from '../../../model/code-deploy';
import { codeDeployErrors, notSimulated } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import { refuse } from '../../refusal';

type Given = Omit<InputOf<'CodeDeploy.UpdateDeploymentGroup'>, 'currentDeploymentGroupName'>;

const refused = (type: string, message: string): never =>
  refuse(codeDeployErrors.of(type, message));

/** The name of a configuration that there is. */
export function configNamed(name: string): string {
  if (!CODE_DEPLOY_CONFIGS.some((one) => one.name === name)) {
    refused(
      'DeploymentConfigDoesNotExistException',
      `No Deployment Configuration found for name: ${name}`,
    );
  }
  return name;
}

/** Deployments to ECS are blue/green, with traffic control; servers are not simulated. */
export function checkStyle(given: Given): void {
  const { deploymentType, deploymentOption } = given.deploymentStyle ?? {};
  const isBlueGreen = deploymentType === undefined || deploymentType === 'BLUE_GREEN';
  const isControlled =
    deploymentOption === undefined || deploymentOption === 'WITH_TRAFFIC_CONTROL';
  if (!isBlueGreen || !isControlled) {
    refused(
      'InvalidDeploymentStyleException',
      'A deployment group for ECS must have the deployment type BLUE_GREEN and the deployment option WITH_TRAFFIC_CONTROL.',
    );
  }
  const elsewhere = [
    given.ec2TagFilters,
    given.onPremisesInstanceTagFilters,
    given.autoScalingGroups,
    given.ec2TagSet,
    given.onPremisesTagSet,
    given.loadBalancerInfo?.elbInfoList,
    given.loadBalancerInfo?.targetGroupInfoList,
  ];
  const isGiven = (one: unknown) => (Array.isArray(one) ? one.length > 0 : one !== undefined);
  if (elsewhere.some(isGiven)) refuse(notSimulated('deployments of CodeDeploy to servers'));
}

/** Minutes: two days, AWS's limit for the one wait and assumed for the other. */
const LONGEST_WAIT = 2880;
/** Minutes; AWS documents none, this is what the console proposes *assumed*. */
const USUAL_TERMINATION_WAIT = 60;

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_BlueGreenDeploymentConfiguration.html */
export function blueGreenOf(
  given: Given['blueGreenDeploymentConfiguration'],
  before?: BlueGreenConfiguration,
): BlueGreenConfiguration {
  const blue = given?.terminateBlueInstancesOnDeploymentSuccess;
  const ready = given?.deploymentReadyOption;
  const wasBlue = before?.terminateBlueInstancesOnDeploymentSuccess;
  const wasReady = before?.deploymentReadyOption;
  const configuration: BlueGreenConfiguration = {
    terminateBlueInstancesOnDeploymentSuccess: {
      action: blue?.action ?? wasBlue?.action ?? 'TERMINATE',
      terminationWaitTimeInMinutes:
        blue?.terminationWaitTimeInMinutes ??
        wasBlue?.terminationWaitTimeInMinutes ??
        USUAL_TERMINATION_WAIT,
    },
    deploymentReadyOption: {
      actionOnTimeout: ready?.actionOnTimeout ?? wasReady?.actionOnTimeout ?? 'CONTINUE_DEPLOYMENT',
      waitTimeInMinutes: ready?.waitTimeInMinutes ?? wasReady?.waitTimeInMinutes ?? 0,
    },
  };
  if (given?.greenFleetProvisioningOption?.action === 'COPY_AUTO_SCALING_GROUP') {
    invalidBlueGreen('greenFleetProvisioningOption is not for deployments to ECS.');
  }
  const { terminationWaitTimeInMinutes } = configuration.terminateBlueInstancesOnDeploymentSuccess;
  const { actionOnTimeout, waitTimeInMinutes } = configuration.deploymentReadyOption;
  checkMinutes('terminationWaitTimeInMinutes', terminationWaitTimeInMinutes);
  checkMinutes('waitTimeInMinutes', waitTimeInMinutes);
  if (actionOnTimeout === 'STOP_DEPLOYMENT' && waitTimeInMinutes === 0) {
    invalidBlueGreen('The deployment ready wait time must be above 0 for STOP_DEPLOYMENT.');
  }
  return configuration;
}

const invalidBlueGreen = (message: string): never =>
  refused('InvalidBlueGreenDeploymentConfigurationException', message);

function checkMinutes(name: string, minutes: number): void {
  if (minutes >= 0 && minutes <= LONGEST_WAIT) return;
  invalidBlueGreen(`${name} must be between 0 and ${LONGEST_WAIT} minutes.`);
}

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_AutoRollbackConfiguration.html */
export function autoRollbackOf(
  given: Given['autoRollbackConfiguration'],
): AutoRollbackConfiguration {
  const { enabled = false, events = [] } = given ?? {};
  if (enabled && events.length === 0) {
    refused(
      'InvalidAutoRollbackConfigException',
      'The automatic rollback configuration is enabled and lists no events.',
    );
  }
  return { enabled, events: [...new Set(events)] };
}

const MOST_ALARMS = 10;

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_AlarmConfiguration.html */
export function alarmsOf(given: Given['alarmConfiguration']): AlarmConfiguration {
  const { enabled = false, ignorePollAlarmFailure = false, alarms = [] } = given ?? {};
  const names = alarms.map(({ name = '' }) => name);
  const isBad = names.includes('') || new Set(names).size < names.length;
  if (isBad || (enabled && names.length === 0)) {
    refused(
      'InvalidAlarmConfigException',
      'The alarm configuration must list at least one alarm when it is enabled, each by its name and only once.',
    );
  }
  if (names.length > MOST_ALARMS) {
    refused(
      'AlarmsLimitExceededException',
      `The maximum number of alarms for a deployment group (${MOST_ALARMS}) was exceeded.`,
    );
  }
  return { enabled, ignorePollAlarmFailure, alarms: names.map((name) => ({ name })) };
}

/** An application of that name may hold several groups, each with a name of its own. */
export function checkFreeName(world: World, applicationName: string, name: string): void {
  const application = world.codeDeployApplications.get(applicationName);
  if (!application?.groups.some((one) => one.name === name)) return;
  refused(
    'DeploymentGroupAlreadyExistsException',
    `Deployment group name already exists for application ${applicationName}: ${name}`,
  );
}
