import type { Service } from '../../../model/service';
import { ecsErrors, notSimulated } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import { refuse } from '../../refusal';

type Controller = Service['deploymentController']['type'];

/** What CreateService may not be given, member and name in the refusal, with EXTERNAL. */
const BLANK_FOR_EXTERNAL = [
  ['taskDefinition', 'TaskDefinition must be blank.'],
  ['loadBalancers', 'LoadBalancers must be empty or null.'],
  ['launchType', 'LaunchType must be blank.'],
  ['capacityProviderStrategy', 'CapacityProviderStrategy must be empty or null.'],
  ['platformVersion', 'PlatformVersion must be blank.'],
  ['networkConfiguration', 'NetworkConfiguration must be blank.'],
] as const;

/**
 * Who drives the deployments of a new service, with what that rules out.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentController.html
 */
export function controllerFor(input: InputOf<'ECS.CreateService'>): Controller {
  const type = input.deploymentController?.type ?? 'ECS';
  if (type === 'ECS') return type;
  if (input.schedulingStrategy === 'DAEMON') {
    refuse(
      ecsErrors.invalidParameter(
        `The DAEMON scheduling strategy is not supported with the ${type} deployment controller.`,
      ),
    );
  }
  checkConfiguration(type, input.deploymentConfiguration);
  if (type === 'CODE_DEPLOY') {
    if (input.loadBalancers?.length !== 1) {
      refuse(
        ecsErrors.invalidParameter(
          'A service with the CODE_DEPLOY deployment controller needs exactly one target group.',
        ),
      );
    }
    return type;
  }
  for (const [member, message] of BLANK_FOR_EXTERNAL) {
    const given: unknown = input[member];
    const isBlank = given === undefined || given === '' || (Array.isArray(given) && !given.length);
    if (isBlank) continue;
    refuse(ecsErrors.invalidParameter(message));
  }
  return type;
}

/** Breaker, alarms and strategies are the ECS controller's own. */
function checkConfiguration(
  type: Controller,
  given: InputOf<'ECS.CreateService'>['deploymentConfiguration'],
): void {
  const isTooMuch =
    given?.deploymentCircuitBreaker?.enable === true ||
    given?.alarms?.enable === true ||
    (given?.strategy !== undefined && given.strategy !== 'ROLLING');
  if (!isTooMuch) return;
  refuse(
    ecsErrors.invalidParameter(
      `Circuit breaker, alarms and deployment strategies are not supported with the ${type} deployment controller.`,
    ),
  );
}

type Update = InputOf<'ECS.UpdateService'>;

/** Members of UpdateService that only a deployment of CodeDeploy can change; its words for them. */
const CODE_DEPLOY_ONLY: readonly [keyof Update, string][] = [
  ['taskDefinition', 'task definition'],
  ['networkConfiguration', 'network parameters'],
  ['loadBalancers', 'load balancers'],
  ['platformVersion', 'platform version'],
  ['serviceRegistries', 'service registries'],
  ['serviceConnectConfiguration', 'service connect configuration'],
  ['volumeConfigurations', 'volume configurations'],
  ['vpcLatticeConfigurations', 'VPC Lattice configurations'],
];
/** And with EXTERNAL, that only a new task set can. */
const TASK_SET_ONLY: readonly [keyof Update, string][] = [
  ...CODE_DEPLOY_ONLY,
  ['capacityProviderStrategy', 'capacity provider strategy'],
  ['deploymentConfiguration', 'deployment configuration'],
];

/**
 * What UpdateService may change of a service depends on who drives its deployments.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html
 */
export function checkUpdatable(service: Service, input: Update): void {
  const own = service.deploymentController.type;
  const asked = input.deploymentController?.type ?? own;
  if (asked !== own) refuse(notSimulated('a change of the deployment controller'));
  if (own === 'ECS') return;
  const instead =
    own === 'CODE_DEPLOY'
      ? 'Use AWS CodeDeploy to trigger a new deployment.'
      : 'Create a new task set instead.';
  const withController = `on services with ${own === 'EXTERNAL' ? 'an' : 'a'} ${own} deployment controller. ${instead}`;
  const fixed = own === 'CODE_DEPLOY' ? CODE_DEPLOY_ONLY : TASK_SET_ONLY;
  for (const [member, what] of fixed) {
    if (input[member] === undefined) continue;
    refuse(ecsErrors.invalidParameter(`Unable to update ${what} ${withController}`));
  }
  checkConfiguration(own, input.deploymentConfiguration);
  if (!input.forceNewDeployment && !input.capacityProviderStrategy) return;
  refuse(ecsErrors.invalidParameter(`Cannot force a new deployment ${withController}`));
}
