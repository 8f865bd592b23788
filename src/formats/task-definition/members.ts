/**
 * One value. A `token` is a text that says nothing when it is empty: an enumeration, a number written
 * as text, an ARN or an id. A `string` may well be empty and mean it: an environment value, a label.
 */
export type Scalar = 'string' | 'token' | 'number' | 'boolean';

/**
 * The members a registration may have, and the kind of value each takes.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
 */
export type Shape = Scalar | { list: Shape } | { map: Shape } | { members: Members };
export type Members = Record<string, Shape>;

const strings: Shape = { list: 'string' };
const texts: Shape = { map: 'string' };
const listOf = (members: Members): Shape => ({ list: { members } });
const NAME_VALUE: Shape = listOf({ name: 'string', value: 'string' });
const SECRETS: Shape = listOf({ name: 'string', valueFrom: 'string' });

const LINUX_PARAMETERS: Shape = {
  members: {
    capabilities: { members: { add: strings, drop: strings } },
    devices: listOf({ hostPath: 'string', containerPath: 'string', permissions: strings }),
    initProcessEnabled: 'boolean',
    sharedMemorySize: 'number',
    tmpfs: listOf({ containerPath: 'string', size: 'number', mountOptions: strings }),
    maxSwap: 'number',
    swappiness: 'number',
  },
};

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html */
const CONTAINER: Members = {
  name: 'string',
  image: 'string',
  repositoryCredentials: { members: { credentialsParameter: 'token' } },
  cpu: 'number',
  memory: 'number',
  memoryReservation: 'number',
  links: strings,
  portMappings: listOf({
    containerPort: 'number',
    hostPort: 'number',
    protocol: 'token',
    name: 'string',
    appProtocol: 'token',
    containerPortRange: 'token',
  }),
  essential: 'boolean',
  restartPolicy: {
    members: {
      enabled: 'boolean',
      ignoredExitCodes: { list: 'number' },
      restartAttemptPeriod: 'number',
    },
  },
  entryPoint: strings,
  command: strings,
  environment: NAME_VALUE,
  environmentFiles: listOf({ value: 'string', type: 'string' }),
  mountPoints: listOf({ sourceVolume: 'string', containerPath: 'string', readOnly: 'boolean' }),
  volumesFrom: listOf({ sourceContainer: 'string', readOnly: 'boolean' }),
  linuxParameters: LINUX_PARAMETERS,
  secrets: SECRETS,
  dependsOn: listOf({ containerName: 'string', condition: 'string' }),
  startTimeout: 'number',
  stopTimeout: 'number',
  versionConsistency: 'token',
  hostname: 'string',
  user: 'string',
  workingDirectory: 'string',
  disableNetworking: 'boolean',
  privileged: 'boolean',
  readonlyRootFilesystem: 'boolean',
  dnsServers: strings,
  dnsSearchDomains: strings,
  extraHosts: listOf({ hostname: 'string', ipAddress: 'string' }),
  dockerSecurityOptions: strings,
  interactive: 'boolean',
  pseudoTerminal: 'boolean',
  dockerLabels: texts,
  ulimits: listOf({ name: 'string', softLimit: 'number', hardLimit: 'number' }),
  logConfiguration: { members: { logDriver: 'string', options: texts, secretOptions: SECRETS } },
  healthCheck: {
    members: {
      command: strings,
      interval: 'number',
      timeout: 'number',
      retries: 'number',
      startPeriod: 'number',
    },
  },
  systemControls: listOf({ namespace: 'string', value: 'string' }),
  resourceRequirements: listOf({ value: 'string', type: 'string' }),
  firelensConfiguration: { members: { type: 'string', options: texts } },
  credentialSpecs: strings,
};

const VOLUME: Members = {
  name: 'string',
  host: { members: { sourcePath: 'string' } },
  dockerVolumeConfiguration: {
    members: {
      scope: 'token',
      autoprovision: 'boolean',
      driver: 'string',
      driverOpts: texts,
      labels: texts,
    },
  },
  efsVolumeConfiguration: {
    members: {
      fileSystemId: 'string',
      rootDirectory: 'string',
      transitEncryption: 'token',
      transitEncryptionPort: 'number',
      authorizationConfig: { members: { accessPointId: 'token', iam: 'token' } },
    },
  },
  fsxWindowsFileServerVolumeConfiguration: {
    members: {
      fileSystemId: 'string',
      rootDirectory: 'string',
      authorizationConfig: { members: { credentialsParameter: 'string', domain: 'string' } },
    },
  },
  configuredAtLaunch: 'boolean',
};

export const TASK_DEFINITION: Members = {
  family: 'string',
  taskRoleArn: 'token',
  executionRoleArn: 'token',
  networkMode: 'token',
  containerDefinitions: listOf(CONTAINER),
  volumes: listOf(VOLUME),
  placementConstraints: listOf({ type: 'token', expression: 'string' }),
  requiresCompatibilities: strings,
  cpu: 'token',
  memory: 'token',
  tags: listOf({ key: 'string', value: 'string' }),
  pidMode: 'token',
  ipcMode: 'token',
  proxyConfiguration: {
    members: { type: 'token', containerName: 'string', properties: NAME_VALUE },
  },
  inferenceAccelerators: listOf({ deviceName: 'string', deviceType: 'string' }),
  ephemeralStorage: { members: { sizeInGiB: 'number' } },
  runtimePlatform: { members: { cpuArchitecture: 'token', operatingSystemFamily: 'token' } },
  enableFaultInjection: 'boolean',
};

/**
 * Members that `describe-task-definition` answers and `register-task-definition` does not take.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskDefinition.html
 */
export const READ_ONLY = [
  'taskDefinitionArn',
  'revision',
  'status',
  'requiresAttributes',
  'compatibilities',
  'registeredAt',
  'registeredBy',
  'deregisteredAt',
  'deleteRequestedAt',
] as const;
