/**
 * Task definitions, member by member in the order of AWS's own model.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
 */
import { flag, list, oneOf, opt, structure, text, textMap, texts, whole } from './members';
import { includeTags, launchType, onOff, tags } from './ecs-shared';

const repositoryCredentials = structure({
  credentialsParameter: text,
});

const portMapping = structure({
  containerPort: opt(whole),
  hostPort: opt(whole),
  protocol: opt(oneOf(['tcp', 'udp'])),
  name: opt(text),
  appProtocol: opt(oneOf(['http', 'http2', 'grpc'])),
  containerPortRange: opt(text),
});

const containerRestartPolicy = structure({
  enabled: flag,
  ignoredExitCodes: opt(list(whole)),
  restartAttemptPeriod: opt(whole),
});

export const keyValuePair = structure({
  name: opt(text),
  value: opt(text),
});

export const environmentFile = structure({
  value: text,
  type: oneOf(['s3']),
});

const mountPoint = structure({
  sourceVolume: opt(text),
  containerPath: opt(text),
  readOnly: opt(flag),
});

const volumeFrom = structure({
  sourceContainer: opt(text),
  readOnly: opt(flag),
});

const kernelCapabilities = structure({
  add: opt(texts),
  drop: opt(texts),
});

const device = structure({
  hostPath: text,
  containerPath: opt(text),
  permissions: opt(list(oneOf(['read', 'write', 'mknod']))),
});

const tmpfs = structure({
  containerPath: text,
  size: whole,
  mountOptions: opt(texts),
});

const linuxParameters = structure({
  capabilities: opt(kernelCapabilities),
  devices: opt(list(device)),
  initProcessEnabled: opt(flag),
  sharedMemorySize: opt(whole),
  tmpfs: opt(list(tmpfs)),
  maxSwap: opt(whole),
  swappiness: opt(whole),
});

const secret = structure({
  name: text,
  valueFrom: text,
});

const containerDependency = structure({
  containerName: text,
  condition: oneOf(['START', 'COMPLETE', 'SUCCESS', 'HEALTHY']),
});

const hostEntry = structure({
  hostname: text,
  ipAddress: text,
});

const ulimit = structure({
  name: oneOf([
    'core',
    'cpu',
    'data',
    'fsize',
    'locks',
    'memlock',
    'msgqueue',
    'nice',
    'nofile',
    'nproc',
    'rss',
    'rtprio',
    'rttime',
    'sigpending',
    'stack',
  ]),
  softLimit: whole,
  hardLimit: whole,
});

export const logConfiguration = structure({
  logDriver: oneOf([
    'json-file',
    'syslog',
    'journald',
    'gelf',
    'fluentd',
    'awslogs',
    'splunk',
    'awsfirelens',
  ]),
  options: opt(textMap),
  secretOptions: opt(list(secret)),
});

const healthCheck = structure({
  command: texts,
  interval: opt(whole),
  timeout: opt(whole),
  retries: opt(whole),
  startPeriod: opt(whole),
});

const systemControl = structure({
  namespace: opt(text),
  value: opt(text),
});

export const resourceRequirement = structure({
  value: text,
  type: oneOf(['GPU', 'InferenceAccelerator']),
});

const firelensConfiguration = structure({
  type: oneOf(['fluentd', 'fluentbit']),
  options: opt(textMap),
});

const containerDefinition = structure({
  name: opt(text),
  image: opt(text),
  repositoryCredentials: opt(repositoryCredentials),
  cpu: opt(whole),
  memory: opt(whole),
  memoryReservation: opt(whole),
  links: opt(texts),
  portMappings: opt(list(portMapping)),
  essential: opt(flag),
  restartPolicy: opt(containerRestartPolicy),
  entryPoint: opt(texts),
  command: opt(texts),
  environment: opt(list(keyValuePair)),
  environmentFiles: opt(list(environmentFile)),
  mountPoints: opt(list(mountPoint)),
  volumesFrom: opt(list(volumeFrom)),
  linuxParameters: opt(linuxParameters),
  secrets: opt(list(secret)),
  dependsOn: opt(list(containerDependency)),
  startTimeout: opt(whole),
  stopTimeout: opt(whole),
  versionConsistency: opt(oneOf(['enabled', 'disabled'])),
  hostname: opt(text),
  user: opt(text),
  workingDirectory: opt(text),
  disableNetworking: opt(flag),
  privileged: opt(flag),
  readonlyRootFilesystem: opt(flag),
  dnsServers: opt(texts),
  dnsSearchDomains: opt(texts),
  extraHosts: opt(list(hostEntry)),
  dockerSecurityOptions: opt(texts),
  interactive: opt(flag),
  pseudoTerminal: opt(flag),
  dockerLabels: opt(textMap),
  ulimits: opt(list(ulimit)),
  logConfiguration: opt(logConfiguration),
  healthCheck: opt(healthCheck),
  systemControls: opt(list(systemControl)),
  resourceRequirements: opt(list(resourceRequirement)),
  firelensConfiguration: opt(firelensConfiguration),
  credentialSpecs: opt(texts),
});

const hostVolumeProperties = structure({
  sourcePath: opt(text),
});

const dockerVolumeConfiguration = structure({
  scope: opt(oneOf(['task', 'shared'])),
  autoprovision: opt(flag),
  driver: opt(text),
  driverOpts: opt(textMap),
  labels: opt(textMap),
});

const efsAuthorizationConfig = structure({
  accessPointId: opt(text),
  iam: opt(onOff),
});

const efsVolumeConfiguration = structure({
  fileSystemId: text,
  rootDirectory: opt(text),
  transitEncryption: opt(onOff),
  transitEncryptionPort: opt(whole),
  authorizationConfig: opt(efsAuthorizationConfig),
});

const s3FilesVolumeConfiguration = structure({
  fileSystemArn: text,
  rootDirectory: opt(text),
  transitEncryptionPort: opt(whole),
  accessPointArn: opt(text),
});

const fsxWindowsFileServerAuthorizationConfig = structure({
  credentialsParameter: text,
  domain: text,
});

const fsxWindowsFileServerVolumeConfiguration = structure({
  fileSystemId: text,
  rootDirectory: text,
  authorizationConfig: fsxWindowsFileServerAuthorizationConfig,
});

const volume = structure({
  name: opt(text),
  host: opt(hostVolumeProperties),
  dockerVolumeConfiguration: opt(dockerVolumeConfiguration),
  efsVolumeConfiguration: opt(efsVolumeConfiguration),
  s3filesVolumeConfiguration: opt(s3FilesVolumeConfiguration),
  fsxWindowsFileServerVolumeConfiguration: opt(fsxWindowsFileServerVolumeConfiguration),
  configuredAtLaunch: opt(flag),
});

const taskDefinitionPlacementConstraint = structure({
  type: opt(oneOf(['memberOf'])),
  expression: opt(text),
});

const proxyConfiguration = structure({
  type: opt(oneOf(['APPMESH'])),
  containerName: text,
  properties: opt(list(keyValuePair)),
});

const inferenceAccelerator = structure({
  deviceName: text,
  deviceType: text,
});

export const ephemeralStorage = structure({
  sizeInGiB: whole,
});

const runtimePlatform = structure({
  cpuArchitecture: opt(oneOf(['X86_64', 'ARM64'])),
  operatingSystemFamily: opt(
    oneOf([
      'WINDOWS_SERVER_2019_FULL',
      'WINDOWS_SERVER_2019_CORE',
      'WINDOWS_SERVER_2016_FULL',
      'WINDOWS_SERVER_2004_CORE',
      'WINDOWS_SERVER_2022_CORE',
      'WINDOWS_SERVER_2022_FULL',
      'WINDOWS_SERVER_2025_CORE',
      'WINDOWS_SERVER_2025_FULL',
      'WINDOWS_SERVER_20H2_CORE',
      'LINUX',
    ]),
  ),
});

export const registerTaskDefinition = structure({
  family: text,
  taskRoleArn: opt(text),
  executionRoleArn: opt(text),
  networkMode: opt(oneOf(['bridge', 'host', 'awsvpc', 'none'])),
  containerDefinitions: list(containerDefinition),
  volumes: opt(list(volume)),
  placementConstraints: opt(list(taskDefinitionPlacementConstraint)),
  requiresCompatibilities: opt(list(launchType)),
  cpu: opt(text),
  memory: opt(text),
  tags: opt(tags),
  pidMode: opt(oneOf(['host', 'task'])),
  ipcMode: opt(oneOf(['host', 'task', 'none'])),
  proxyConfiguration: opt(proxyConfiguration),
  inferenceAccelerators: opt(list(inferenceAccelerator)),
  ephemeralStorage: opt(ephemeralStorage),
  runtimePlatform: opt(runtimePlatform),
  enableFaultInjection: opt(flag),
});

export const describeTaskDefinition = structure({
  taskDefinition: text,
  include: opt(includeTags),
});

export const listTaskDefinitions = structure({
  familyPrefix: opt(text),
  status: opt(oneOf(['ACTIVE', 'INACTIVE', 'DELETE_IN_PROGRESS'])),
  sort: opt(oneOf(['ASC', 'DESC'])),
  nextToken: opt(text),
  maxResults: opt(whole),
});

export const listTaskDefinitionFamilies = structure({
  familyPrefix: opt(text),
  status: opt(oneOf(['ACTIVE', 'INACTIVE', 'ALL'])),
  nextToken: opt(text),
  maxResults: opt(whole),
});

export const deregisterTaskDefinition = structure({
  taskDefinition: text,
});

export const deleteTaskDefinitions = structure({
  taskDefinitions: texts,
});
