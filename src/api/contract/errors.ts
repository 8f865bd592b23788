import { DEEPEST } from '../../model/nesting';
import type { AwsError } from '../../model/result';

/**
 * Error types and messages as the services send them, one place for all. Wordings that AWS does not
 * document are our own, in its manner.
 */
const error = (__type: string, message: string): AwsError => ({ __type, message });

const invalidParameter = (message: string) => error('InvalidParameterException', message);
const client = (message: string) => error('ClientException', message);
const validation = (message: string) => error('ValidationError', message);
const inSandbox = (message: string) => error('ValidationException', message);

/** Refused before anything is sent, by the client itself. The message of botocore. */
export const paramValidation = (report: string): AwsError =>
  error('ParamValidation', `Parameter validation failed:\n${report}`);

export const unknownOperation = (target: string): AwsError =>
  error('UnknownOperationException', `${target} is no operation.`);

/** No client of AWS's can write one: all of its inputs are a few levels deep. */
export const tooDeep = (): AwsError =>
  error('SerializationException', `The input is nested more than ${DEEPEST} levels deep.`);

export const notSimulated = (what: string): AwsError =>
  error('UnsupportedFeatureException', `ECS Sandbox does not simulate ${what}.`);

/**
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/CommonErrors.html and each operation's
 * page.
 */
export const ecsErrors = {
  invalidParameter,
  client,
  clusterNotFound: () => error('ClusterNotFoundException', 'Cluster not found.'),
  clusterInactive: () => error('ClusterNotFoundException', 'The referenced cluster was inactive.'),
  clusterHasServices: () =>
    error(
      'ClusterContainsServicesException',
      'The Cluster cannot be deleted while Services are active.',
    ),
  clusterHasTasks: () =>
    error('ClusterContainsTasksException', 'The Cluster cannot be deleted while Tasks are active.'),
  containerInstanceNotFound: () =>
    invalidParameter('The referenced container instance was not found.'),
  clusterHasInstances: () =>
    error(
      'ClusterContainsContainerInstancesException',
      'The Cluster cannot be deleted while Container Instances are active or draining.',
    ),
  serviceNotFound: () => error('ServiceNotFoundException', 'Service not found.'),
  serviceNotActive: () => error('ServiceNotActiveException', 'Service was not ACTIVE.'),
  serviceDeploymentNotFound: () =>
    error('ServiceDeploymentNotFoundException', 'The service deployment does not exist.'),
  notIdempotent: () => invalidParameter('Creation of service was not idempotent.'),
  stillDraining: () => invalidParameter('Unable to Start a service that is still Draining.'),
  scaledAboveZero: () =>
    invalidParameter(
      'The service cannot be stopped while the primary deployment is scaled above 0.',
    ),
  strategyNeedsDeployment: () =>
    invalidParameter(
      'When switching from launch type to capacity provider strategy on an existing service, or making a change to a capacity provider strategy on a service that is already using one, you must force a new deployment.',
    ),
  taskDefinitionNotFound: () => client('TaskDefinition not found.'),
  taskDefinitionInactive: () => client('TaskDefinition is inactive'),
  cannotDescribeTaskDefinition: () => client('Unable to describe task definition.'),
  serviceDeploymentOver: (status: string) =>
    error('ConflictException', `A service deployment that is ${status} cannot be stopped.`),
  platformUnknown: () =>
    error('PlatformUnknownException', 'The specified platform version does not exist.'),
  platformIncompatible: () =>
    error(
      'PlatformTaskDefinitionIncompatibilityException',
      'One or more of the requested capabilities are not supported.',
    ),
  taskSetNotFound: () => error('TaskSetNotFoundException', 'The specified task set was not found.'),
  /** AWS names the type; the sentence is ours. */
  limitExceeded: (what: string, most: number) =>
    error('LimitExceededException', `The limit of ${most} ${what} was exceeded.`),
  providerNotFound: () =>
    invalidParameter(
      'The specified capacity provider was not found. Specify a valid name or ARN and try again.',
    ),
  providerNotInCluster: (name: string) =>
    invalidParameter(`The specified capacity provider ${name} is not associated with the cluster.`),
  providerName: () =>
    client(
      'The specified capacity provider name is invalid. Up to 255 characters are allowed, ' +
        'including letters (upper and lowercase), numbers, underscores, and hyphens. The name ' +
        'cannot be prefixed with "aws", "ecs", or "fargate". Specify a valid name and try again.',
    ),
  providerExists: () =>
    client(
      'The specified capacity provider already exists. To change the configuration of an existing ' +
        'capacity provider, update the capacity provider.',
    ),
  groupTaken: () =>
    client(
      'The specified Auto Scaling group ARN is already being used by another capacity provider. ' +
        'Specify a unique Auto Scaling group ARN and try again.',
    ),
  providerReserved: () =>
    client('The specified capacity provider is reserved and cannot be deleted.'),
  providerInUse: () =>
    error(
      'ResourceInUseException',
      'The specified capacity provider is in use and cannot be removed.',
    ),
  taskNotFound: () => invalidParameter('The referenced task was not found.'),
  /** `launch type should be one of [EC2,FARGATE]`. */
  oneOf: (member: string, values: readonly string[]) =>
    invalidParameter(`${member} should be one of [${values.join(',')}]`),
  atMost: (member: string, most: number) =>
    invalidParameter(`${member} can have at most ${most} items.`),
  empty: (member: string) => invalidParameter(`${member} cannot be empty.`),
} as const;

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/CommonErrors.html */
export const elbErrors = {
  validation,
  /** The service's own word for a member out of range or out of its list. */
  constraint: (value: string, member: string, constraint: string) =>
    validation(
      `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`,
    ),
  invalidConfiguration: (message: string) => error('InvalidConfigurationRequest', message),
  invalidAction: (message: string) => error('InvalidLoadBalancerAction', message),
  notPermitted: (message: string) => error('OperationNotPermitted', message),
  inUse: (message: string) => error('ResourceInUse', message),
  loadBalancerNotFound: () => error('LoadBalancerNotFound', 'One or more load balancers not found'),
  targetGroupNotFound: () => error('TargetGroupNotFound', 'One or more target groups not found'),
  listenerNotFound: () => error('ListenerNotFound', 'One or more listeners not found'),
  ruleNotFound: () => error('RuleNotFound', 'One or more rules not found'),
  duplicateLoadBalancer: (name: string) =>
    error(
      'DuplicateLoadBalancerName',
      `A load balancer with the same name '${name}' exists, but with different settings`,
    ),
  duplicateTargetGroup: (name: string) =>
    error(
      'DuplicateTargetGroupName',
      `A target group with the same name '${name}' exists, but with different settings`,
    ),
  duplicateListener: (arn: string) =>
    error(
      'DuplicateListener',
      `A listener already exists on this port for this load balancer '${arn}'`,
    ),
  priorityInUse: (priority: number) =>
    error('PriorityInUse', `Priority '${priority}' is currently in use`),
  otherLoadBalancer: (arns: readonly string[]) =>
    error(
      'TargetGroupAssociationLimit',
      `The following target groups cannot be associated with more than one load balancer: ${arns.join(', ')}`,
    ),
  invalidTarget: (message: string) => error('InvalidTarget', message),
  invalidSubnet: (message: string) => error('InvalidSubnet', message),
  invalidSecurityGroup: (message: string) => error('InvalidSecurityGroup', message),
  tooMany: (type: string, message: string) => error(type, message),
} as const;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CommonErrors.html */
export const cloudWatchErrors = {
  validation,
  required: (member: string) => validation(`The parameter ${member} must be set.`),
  oneStatistic: () =>
    validation('Exactly one of Statistic and ExtendedStatistic must be set for a metric.'),
  badStatistic: (statistic: string) =>
    validation(`The value ${statistic} for parameter ExtendedStatistic is not supported.`),
  badPeriod: () => validation('Period must be 10, 20, 30 or a multiple of 60.'),
  tooLong: (most: number) =>
    validation(
      `Metrics cannot be checked across more than ${most === 86_400 ? 'a day' : '7 days'} ` +
        `(EvaluationPeriods * Period must be <= ${most}).`,
    ),
  tooManyDatapoints: () =>
    validation('DatapointsToAlarm must be less than or equal to EvaluationPeriods.'),
  unknownWord: (member: string, value: string, words: readonly string[]) =>
    validation(`${member} cannot be '${value}': it is one of ${words.join(', ')}.`),
  namesOrPrefix: () =>
    error(
      'InvalidParameterCombination',
      'AlarmNamePrefix and AlarmNames are mutually exclusive parameters.',
    ),
  invalidNextToken: () => error('InvalidNextToken', 'The next token specified is invalid.'),
  notJson: (member: string) => error('InvalidFormat', `${member} is no valid JSON.`),
  invalidValue: (message: string) => error('InvalidParameterValue', message),
  missing: (message: string) => error('InvalidParameterCombination', message),
  tooManyPoints: (asked: number, most: number) =>
    error(
      'InvalidParameterCombination',
      `You have requested up to ${asked} datapoints, which exceeds the limit of ${most}. ` +
        'You may reduce the datapoints requested by increasing Period, or decreasing the time range.',
    ),
  alarmNotFound: (name: string) => error('ResourceNotFound', `There is no alarm ${name}.`),
} as const;

/**
 * CodeDeploy has a type of its own for nearly everything that it refuses.
 * https://docs.aws.amazon.com/codedeploy/latest/APIReference/CommonErrors.html
 */
export const codeDeployErrors = { of: error } as const;

/** https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html */
export const iamErrors = {
  validation,
  notFound: (message: string) => error('NoSuchEntity', message),
  exists: (what: string, more?: string) =>
    error('EntityAlreadyExists', `${what} already exists.${more === undefined ? '' : ` ${more}`}`),
  conflict: (message: string, before = 'Cannot delete entity, ') =>
    error('DeleteConflict', before + message),
  malformed: (message: string) => error('MalformedPolicyDocument', message),
  limit: (message: string) => error('LimitExceeded', message),
  accessDenied: (message: string) => error('AccessDenied', message),
} as const;

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
export const ec2Errors = {
  of: error,
  invalidValue: (message: string) => error('InvalidParameterValue', message),
  missing: (parameter: string) =>
    error('MissingParameter', `The request must contain the parameter ${parameter}`),
  /** `The vpc ID 'vpc-1' does not exist` */
  notFound: (code: string, what: string, id: string) =>
    error(code, `The ${what} '${id}' does not exist`),
  /** `The subnet 'subnet-1' has dependencies and cannot be deleted.` */
  hasDependencies: (what: string, id: string) =>
    error('DependencyViolation', `The ${what} '${id}' has dependencies and cannot be deleted.`),
} as const;

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ExecuteCommand.html */
export const execErrors = {
  onlyInteractive: () => invalidParameter('Interactive is the only mode supported currently.'),
  containerNameMissing: () =>
    invalidParameter('A container name is required for a task with several containers.'),
  containerUnknown: (name: string) =>
    invalidParameter(`There is no container ${name} in the task.`),
  notEnabled: () =>
    invalidParameter(
      'The execute command failed because execute command was not enabled when the task was run ' +
        "or the execute command agent isn't running. Wait and try again or run a new task with " +
        'execute command enabled and try again.',
    ),
  notConnected: () =>
    error(
      'TargetNotConnectedException',
      'The execute command failed due to an internal error. Try again later.',
    ),
  sessionOver: (id: string, state: string) =>
    inSandbox(`Session ${id} takes no input any more: ${state}.`),
} as const;

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/CommonErrors.html */
export const logsErrors = {
  invalidParameter,
  groupNotFound: () =>
    error('ResourceNotFoundException', 'The specified log group does not exist.'),
  streamNotFound: () =>
    error('ResourceNotFoundException', 'The specified log stream does not exist.'),
  groupExists: () =>
    error('ResourceAlreadyExistsException', 'The specified log group already exists'),
  badGroupName: (name: string) =>
    invalidParameter(
      `1 validation error detected: Value '${name}' at 'logGroupName' failed to satisfy ` +
        'constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+',
    ),
  badRetention: (days: number, allowed: readonly number[]) =>
    invalidParameter(`Retention of ${days} days is not possible: one of ${allowed.join(', ')}.`),
  badToken: () => invalidParameter('The specified nextToken is invalid.'),
  badPattern: () => invalidParameter('Invalid filter pattern'),
  namesOrPrefix: () =>
    invalidParameter('logStreamNames and logStreamNamePrefix cannot both be given.'),
  prefixOrPattern: () =>
    invalidParameter('logGroupNamePrefix and logGroupNamePattern are mutually exclusive.'),
  orderAndPrefix: () =>
    invalidParameter('Cannot order by LastEventTime with a logStreamNamePrefix.'),
} as const;

/** https://docs.aws.amazon.com/autoscaling/application/APIReference/CommonErrors.html */
export const scalingErrors = {
  validation: inSandbox,
  unsupported: () =>
    inSandbox('Unsupported service namespace, resource type or scalable dimension'),
  noService: (resourceId: string) => inSandbox(`ECS service doesn't exist: ${resourceId}`),
  notRegistered: (resourceId: string, dimension: string) =>
    error(
      'ObjectNotFoundException',
      `No scalable target registered for service namespace: ecs, resource ID: ${resourceId}, scalable dimension: ${dimension}`,
    ),
  notFound: (what: string, resourceId: string, name: string) =>
    error(
      'ObjectNotFoundException',
      `No ${what} found for service namespace: ecs, resource ID: ${resourceId}, scalable dimension: ecs:service:DesiredCount: ${name}`,
    ),
  sameMetric: () =>
    inSandbox('Only one TargetTrackingScaling policy for a given metric specification is allowed.'),
  noCapacity: () =>
    inSandbox('At least one of minimum capacity and maximum capacity should be provided'),
  invalidNextToken: () =>
    error('InvalidNextTokenException', 'The next token specified is invalid.'),
} as const;

/** https://docs.aws.amazon.com/efs/latest/ug/API_Operations.html, each operation's page. */
export const efsErrors = {
  badRequest: (message: string) => error('BadRequest', message),
  fileSystemNotFound: (id: string) =>
    error('FileSystemNotFound', `File system '${id}' does not exist.`),
  fileSystemExists: (id: string) =>
    error(
      'FileSystemAlreadyExists',
      `File system '${id}' already exists with creation token that was used in this request`,
    ),
  fileSystemInUse: (id: string) =>
    error('FileSystemInUse', `File system '${id}' has mount targets created in it.`),
  mountTargetNotFound: (id: string) =>
    error('MountTargetNotFound', `Mount target '${id}' does not exist.`),
  mountTargetConflict: (message: string) => error('MountTargetConflict', message),
  zoneMismatch: (subnetId: string, zone: string) =>
    error(
      'AvailabilityZonesMismatch',
      `Subnet '${subnetId}' is not in ${zone}, the file system's Availability Zone.`,
    ),
  noFreeAddresses: (subnetId: string) =>
    error('NoFreeAddressesInSubnet', `There are no free addresses in subnet '${subnetId}'.`),
  addressInUse: (address: string) =>
    error('IpAddressInUse', `Address ${address} is in use already.`),
  tooManyGroups: () =>
    error('SecurityGroupLimitExceeded', 'A mount target can have at most 5 security groups.'),
  groupNotFound: (id: string) =>
    error('SecurityGroupNotFound', `The security group '${id}' is not in the subnet's VPC.`),
  accessPointNotFound: (id: string) =>
    error('AccessPointNotFound', `Access point '${id}' does not exist.`),
  accessPointExists: (id: string) =>
    error('AccessPointAlreadyExists', `Access point '${id}' was made with that client token.`),
} as const;

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/CommonErrors.html */
export const autoScalingErrors = {
  validation,
  groupExists: (name: string) =>
    error(
      'AlreadyExists',
      `AutoScalingGroup by this name already exists - A group with the name ${name} already exists`,
    ),
  groupNotFound: (name: string) =>
    validation(`AutoScalingGroup name not found - AutoScalingGroup '${name}' not found`),
  groupHasInstances: () =>
    error(
      'ResourceInUse',
      'You cannot delete an AutoScalingGroup while there are instances or pending Spot instance ' +
        'request(s) still in the group.',
    ),
  configurationExists: (name: string) =>
    error(
      'AlreadyExists',
      `Launch Configuration by this name already exists - A launch configuration already exists with the name ${name}`,
    ),
  configurationNotFound: (name: string) =>
    validation(`Launch configuration name not found - Launch configuration ${name} not found`),
  configurationInUse: (name: string, group: string) =>
    error(
      'ResourceInUse',
      `Cannot delete launch configuration ${name} because it is attached to AutoScalingGroup ${group}`,
    ),
  noTemplate: (name: string) =>
    validation(
      'You must use a valid fully-formed launch template. The specified launch template, with ' +
        `template name ${name}, does not exist.`,
    ),
  nothingToLaunch: () =>
    validation(
      'Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or ' +
        'MixedInstancesPolicy parameter.',
    ),
  nowhere: () => validation('At least one Availability Zone or VPC Subnet is required.'),
  minAboveMax: () => validation('Max bound, must be greater than or equal to min bound.'),
  aboveMax: (desired: number, max: number) =>
    validation(
      `New SetDesiredCapacity value ${desired} is above max value ${max} for the AutoScalingGroup.`,
    ),
  belowMin: (desired: number, min: number) =>
    validation(
      `New SetDesiredCapacity value ${desired} is below min value ${min} for the AutoScalingGroup.`,
    ),
  outOfBounds: () =>
    validation('Desired capacity must be between the specified min size and max size.'),
  instanceNotFound: (id: string) =>
    validation(`Instance Id not found - No managed instance found for instance ID: ${id}`),
  belowMinBy: () =>
    validation('Currently, desiredSize equals minSize. Terminating the instance is not possible.'),
  invalidNextToken: () => error('InvalidNextToken', 'The token is invalid.'),
} as const;

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/CommonErrors.html */
export const ecrErrors = { of: error, invalid: invalidParameter } as const;

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/CommonErrors.html */
export const secretsErrors = {
  of: error,
  notFound: () =>
    error('ResourceNotFoundException', "Secrets Manager can't find the specified secret."),
  noVersion: (which: string) =>
    error(
      'ResourceNotFoundException',
      `Secrets Manager can't find the specified secret value for ${which}`,
    ),
  exists: (name: string) =>
    error(
      'ResourceExistsException',
      `The operation failed because the secret ${name} already exists.`,
    ),
  invalidRequest: (message: string) => error('InvalidRequestException', message),
  invalidParameter,
  markedForDeletion: () =>
    error(
      'InvalidRequestException',
      "You can't perform this operation on the secret because it was marked for deletion.",
    ),
} as const;

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/CommonErrors.html */
export const ssmErrors = { of: error, validation: inSandbox } as const;

/** What the sandbox's own operations refuse with. */
export const sandboxErrors = {
  invalid: inSandbox,
  notFound: (what: string, name: string) =>
    error('ResourceNotFoundException', `There is no ${what} ${name}.`),
  /** A name that several things have: `CLUSTER/NAME` or the ARN says which. */
  ambiguous: (what: string, name: string, candidates: readonly string[]) =>
    error(
      'AmbiguousNameException',
      `${name} is the name of more than one ${what}: ${candidates.join(', ')}.`,
    ),
  timedOut: (condition: string, seconds: number) =>
    error('WaitTimedOut', `${condition} did not come about within ${seconds} seconds.`),
} as const;

/** https://docs.aws.amazon.com/cloud-map/latest/api/CommonErrors.html and each operation's page. */
export const discoveryErrors = {
  invalid: (message: string) => error('InvalidInput', message),
  namespaceNotFound: (reference: string) =>
    error('NamespaceNotFound', `The namespace ${reference} does not exist.`),
  namespaceExists: (name: string) =>
    error('NamespaceAlreadyExists', `A namespace ${name} exists already.`),
  serviceNotFound: (reference: string) =>
    error('ServiceNotFound', `The service ${reference} does not exist.`),
  serviceExists: (name: string) =>
    error('ServiceAlreadyExists', `A service ${name} exists already.`),
  operationNotFound: (id: string) =>
    error('OperationNotFound', `The operation ${id} does not exist.`),
  inUse: (message: string) => error('ResourceInUse', message),
} as const;
